using TelOS.Idl.CSharp.Code;
using TelOS.Idl.CSharp.Interfaces;
using TelOS.Idl.CSharp.Naming;

namespace TelOS.Idl.CSharp.Emitters;

/// <summary>Writes the client: for each function a synchronous and an asynchronous method, and for each signal an event.</summary>
internal sealed class ClientEmitter
{
    private readonly InterfaceShape _shape;
    private readonly SourceFile _file;
    private readonly CodeWriter _code;
    private readonly NameScope _members;

    private ClientEmitter(InterfaceShape shape, ContractNames contract)
    {
        _shape = shape;
        _members = new NameScope(ReservedNames.OfInterfaces);
        _members.Reserve(shape.Client);
        foreach (MethodShape method in shape.All)
        {
            _members.Reserve(method.Name, method.AsyncName);
        }

        _file = new SourceFile(contract, shape.Client, shape.All.SelectMany(method => new[] { method.Name, method.AsyncName }));
        _code = _file.Body;
    }

    /// <summary>Writes the file of the client.</summary>
    public static GeneratedFile Emit(InterfaceShape shape, ContractNames contract)
    {
        var emitter = new ClientEmitter(shape, contract);
        emitter.EmitType();
        return emitter._file.Finish();
    }

    private void EmitType()
    {
        string parent = _shape.Declaration.Base is { } based
            ? _file.Declared(based, CSharpNames.Type(based.Name, based.Spelling) + "Client")
            : _file.Runtime("RpcClient");
        string capability = _file.Runtime("Capability");
        DocComment.Write(
            _code, _shape.Declaration.Documentation, $"Calls <see cref=\"{_shape.Interface}\"/>.",
            $"A client of <see cref=\"{_shape.Interface}\"/>, over a capability that it owns.");
        Attributes.Obsolete(_file, _shape.Declaration.Availability);
        using (_code.Block($"public partial class {_shape.Client} : {parent}, {_shape.Interface}"))
        {
            List<ClientSignal> signals =
            [
                .. _shape.Own.Where(method => method.Function.Signal is not null).Select(method => new ClientSignal(method, _file, _members)),
            ];
            foreach (ClientSignal signal in signals)
            {
                _code.Line(signal.Field);
            }

            _code.Separate();
            _code.Line("/// <summary>Calls through a capability.</summary>");
            _code.Line("/// <param name=\"capability\">Whom to call; it is disposed with the client.</param>");
            _code.Line($"public {_shape.Client}({capability} capability)");
            using (_code.Indented())
            {
                _code.Line(": base(capability)");
            }

            _code.Line("{");
            _code.Line("}");
            _code.Separate();
            _code.Line("/// <summary>Calls through a capability.</summary>");
            _code.Line("/// <param name=\"capability\">Whom to call; it is disposed with the client.</param>");
            _code.Line($"/// <exception cref=\"{_file.System("ArgumentException")}\">The capability is invalid.</exception>");
            _code.Line($"public {_shape.Client}({capability}<{_shape.Interface}> capability)");
            using (_code.Indented())
            {
                _code.Line($": this(capability.Untyped ?? throw new {_file.System("ArgumentException")}(\"The capability is invalid.\", nameof(capability)))");
            }

            _code.Line("{");
            _code.Line("}");
            EmitSessionConstructor();
            foreach (ClientSignal signal in signals)
            {
                signal.EmitEvent();
            }

            List<ClientMethod> methods = [.. _shape.Own.Select(method => ClientMethod.For(method, _shape, _file, _members))];
            foreach (ClientMethod method in methods)
            {
                method.EmitPublic();
            }

            ClientSignal.EmitDispose(_file, signals);
            foreach (ClientSignal signal in signals)
            {
                signal.EmitReceiver();
            }

            foreach (ClientMethod method in methods)
            {
                method.EmitPrivate();
            }
        }
    }

    private void EmitSessionConstructor()
    {
        _code.Separate();
        _code.Line("/// <summary>Calls through a session that was opened.</summary>");
        _code.Line("/// <param name=\"connection\">The session; it is closed with the client.</param>");
        _code.Line($"protected {_shape.Client}({_file.Runtime("Connection")} connection)");
        using (_code.Indented())
        {
            _code.Line(": base(connection)");
        }

        _code.Line("{");
        _code.Line("}");
    }
}
