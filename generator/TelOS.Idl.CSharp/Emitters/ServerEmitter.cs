using TelOS.Idl.CSharp.Code;
using TelOS.Idl.CSharp.Interfaces;
using TelOS.Idl.CSharp.Naming;

namespace TelOS.Idl.CSharp.Emitters;

/// <summary>Writes the class that servers derive from: an RPC object, or a session.</summary>
internal sealed class ServerEmitter
{
    private readonly InterfaceShape _shape;
    private readonly SourceFile _file;
    private readonly CodeWriter _code;
    private readonly List<(MethodShape Method, string Transmitter)> _signals = [];

    private ServerEmitter(InterfaceShape shape, ContractNames contract)
    {
        _shape = shape;
        var members = new NameScope([.. ReservedNames.OfInterfaces, .. ReservedNames.OfSession, shape.Server]);
        members.Reserve(shape.All.Select(method => method.Name));
        foreach (MethodShape method in shape.All.Where(method => method.Function.Signal is not null))
        {
            string name = CSharpNames.Member(method.Function.Name, method.Function.Spelling);
            _signals.Add((method, members.Take(name + "Signal", name + "Transmitter")));
        }

        _file = new SourceFile(contract, shape.Server, [.. ReservedNames.OfSession, .. shape.All.Select(method => method.Name)]);
        _code = _file.Body;
    }

    /// <summary>Writes the file of the class.</summary>
    public static GeneratedFile Emit(InterfaceShape shape, ContractNames contract)
    {
        var emitter = new ServerEmitter(shape, contract);
        emitter.EmitType();
        return emitter._file.Finish();
    }

    private bool IsSession => _shape.Session is not null;

    private bool HasContract => _shape.Session is { HasContractFunctions: true };

    private void EmitType()
    {
        string what = IsSession ? "One client's session" : "An object";
        _code.Line($"/// <summary>{what} behind <see cref=\"{_shape.Interface}\"/>: derive from it to serve.</summary>");
        _code.Line("/// <remarks>Everything runs on the entrypoint's thread, one call after the other. Views among the arguments are valid");
        _code.Line("/// until the method returns; capabilities among them belong to it.</remarks>");
        Attributes.Obsolete(_file, _shape.Declaration.Availability);
        string parent = _file.Runtime(IsSession ? "Session" : "RpcObject");
        string disposable = !IsSession && _signals.Count > 0 ? ", " + _file.System("IDisposable") : string.Empty;
        using (_code.Block($"public abstract partial class {_shape.Server} : {parent}, {_shape.Interface}{disposable}"))
        {
            EmitConstructor();
            EmitTransmitters();
            if (_shape.Session?.Bulk is not null)
            {
                _code.Separate();
                _code.Line("/// <inheritdoc/>");
                _code.Line($"protected override {_file.Runtime("BulkLimits")} BulkLimits => {_shape.Contract}.Bulk;");
            }

            EmitMethods();
            EmitDispatch();
            EmitDispose();
        }
    }

    private void EmitConstructor()
    {
        if (!IsSession)
        {
            return;
        }

        _code.Line("/// <summary>A session for a request that was accepted.</summary>");
        _code.Line("/// <param name=\"request\">Who asks, and what is donated.</param>");
        _code.Line($"protected {_shape.Server}({_file.Runtime("SessionArguments")} request)");
        using (_code.Indented())
        {
            _code.Line(": base(request)");
        }

        _code.Line("{");
        _code.Line("}");
    }

    private void EmitTransmitters()
    {
        foreach ((MethodShape method, string transmitter) in _signals)
        {
            _code.Separate();
            DocComment.Write(
                _code, method.Function.Documentation, $"The signal <c>{method.Function.Name}</c>.",
                "Submitting never blocks, and does nothing as long as no client has registered.");
            string type = _file.Runtime("SignalTransmitter");
            _code.Line($"protected {type} {transmitter} {{ get; }} = new {type}();");
        }
    }

    private void EmitMethods()
    {
        foreach (MethodShape shape in _shape.All)
        {
            var method = new Method(shape, _file);
            string hides = IsSession && ReservedNames.OfSession.Contains(shape.Name) ? "new " : string.Empty;
            _code.Separate();
            _code.Line("/// <inheritdoc/>");
            Attributes.Obsolete(_file, shape.Function.Availability);
            int signal = _signals.FindIndex(entry => entry.Method == shape);
            if (signal < 0)
            {
                _code.Line($"public {hides}abstract {method.Signature};");
                continue;
            }

            _code.Line($"public {hides}virtual {method.Signature} => {_signals[signal].Transmitter}.Register({method.Parameters[0].Name});");
        }
    }

    private void EmitDispatch()
    {
        string bulk = _shape.UsesBulk ? Inherited("Bulk") + ", " : string.Empty;
        string dispatch = $"{_shape.Dispatcher}.Dispatch(this, {bulk}opcode, ref request, ref reply);";
        _code.Separate();
        _code.Line("/// <inheritdoc/>");
        using (_code.Block($"protected override void Dispatch(ulong opcode, ref {_file.Runtime("MessageReader")} request, ref {_file.Runtime("MessageWriter")} reply)"))
        {
            if (!HasContract)
            {
                _code.Line(dispatch);
                return;
            }

            using (_code.Block($"if (!{Inherited("TryDispatchContract")}(opcode, {_shape.Contract}.Info, ref request, ref reply))"))
            {
                _code.Line(dispatch);
            }
        }
    }

    /// <summary>A member of the runtime's session, which a method of the contract may hide.</summary>
    private string Inherited(string member) => _shape.All.Any(method => method.Name == member) ? "base." + member : member;

    private void EmitDispose()
    {
        if (_signals.Count == 0)
        {
            return;
        }

        _code.Separate();
        if (IsSession)
        {
            _code.Line("/// <inheritdoc/>");
            using (_code.Block("protected override void Dispose(bool disposing)"))
            {
                EmitDisposeBody();
                _code.Line("base.Dispose(disposing);");
            }

            return;
        }

        _code.Line("/// <summary>Gives up what clients registered.</summary>");
        using (_code.Block("public void Dispose()"))
        {
            _code.Line("Dispose(true);");
            _code.Line($"{_file.UseStatic("System", "GC")}.SuppressFinalize(this);");
        }

        _code.Separate();
        _code.Line("/// <summary>Gives up what clients registered.</summary>");
        _code.Line("/// <param name=\"disposing\">Always true; there is no finaliser here.</param>");
        using (_code.Block("protected virtual void Dispose(bool disposing)"))
        {
            EmitDisposeBody();
        }
    }

    private void EmitDisposeBody()
    {
        using (_code.Block("if (disposing)"))
        {
            foreach ((_, string transmitter) in _signals)
            {
                _code.Line($"{transmitter}.Dispose();");
            }
        }

        _code.Separate();
    }
}
