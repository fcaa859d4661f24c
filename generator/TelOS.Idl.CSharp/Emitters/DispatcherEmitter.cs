using TelOS.Idl.CSharp.Code;
using TelOS.Idl.CSharp.Interfaces;
using TelOS.Idl.CSharp.Messages;
using TelOS.Idl.CSharp.Naming;
using TelOS.Idl.Model;
using TelOS.Idl.Naming;

namespace TelOS.Idl.CSharp.Emitters;

/// <summary>Writes the class that turns requests into calls. It reads all of a request and calls nothing unless all of it is what
/// the contract says.</summary>
internal sealed class DispatcherEmitter
{
    private readonly InterfaceShape _shape;
    private readonly SourceFile _file;
    private readonly CodeWriter _code;

    private DispatcherEmitter(InterfaceShape shape, ContractNames contract)
    {
        _shape = shape;
        _file = new SourceFile(contract, shape.Dispatcher, shape.All.Select(method => method.Name));
        _code = _file.Body;
    }

    /// <summary>Writes the file of the dispatcher.</summary>
    public static GeneratedFile Emit(InterfaceShape shape, ContractNames contract)
    {
        var emitter = new DispatcherEmitter(shape, contract);
        emitter.EmitType();
        return emitter._file.Finish();
    }

    private string Reader => _file.Runtime("MessageReader");

    private string Writer => _file.Runtime("MessageWriter");

    private string BulkParameter(bool isUsed) => isUsed ? $"{_file.Runtime("BulkServerBuffer")} bulk, " : string.Empty;

    private void EmitType()
    {
        _code.Line($"/// <summary>Turns requests into calls of <see cref=\"{_shape.Interface}\"/>. What is not as the contract says is refused, and calls nothing.</summary>");
        Attributes.Obsolete(_file, _shape.Declaration.Availability);
        using (_code.Block($"public static class {_shape.Dispatcher}"))
        {
            _code.Line("/// <summary>Carries out one request.</summary>");
            _code.Line("/// <param name=\"server\">Who is called.</param>");
            if (_shape.UsesBulk)
            {
                _code.Line("/// <param name=\"bulk\">The session's shared buffer.</param>");
            }

            _code.Line("/// <param name=\"opcode\">The function's ordinal.</param>");
            _code.Line("/// <param name=\"request\">The arguments, behind the opcode.</param>");
            _code.Line("/// <param name=\"reply\">An empty reply.</param>");
            using (_code.Block($"public static void Dispatch({_shape.Interface} server, {BulkParameter(_shape.UsesBulk)}ulong opcode, ref {Reader} request, ref {Writer} reply)"))
            {
                using (_code.Block("switch (opcode)"))
                {
                    foreach (MethodShape method in _shape.All)
                    {
                        _code.Line($"case {Literal.Number(method.Function.Opcode)}:");
                        using (_code.Indented())
                        {
                            _code.Line($"{method.Name}(server, {(method.UsesBulk ? "bulk, " : string.Empty)}ref request, ref reply);");
                            _code.Line("break;");
                        }
                    }

                    _code.Line("default:");
                    using (_code.Indented())
                    {
                        _code.Line("reply.Refuse();");
                        _code.Line("break;");
                    }
                }
            }

            foreach (MethodShape method in _shape.All)
            {
                _code.Separate();
                using (_code.Block($"private static void {method.Name}({_shape.Interface} server, {BulkParameter(method.UsesBulk)}ref {Reader} request, ref {Writer} reply)"))
                {
                    EmitBody(new Method(method, _file));
                }
            }
        }
    }

    private void EmitBody(Method method)
    {
        var locals = new NameScope("server", "bulk", "request", "reply");
        var arguments = new List<(MethodParameter Parameter, string Local)>();
        foreach (MethodParameter parameter in method.Parameters)
        {
            string suffix = (parameter.Type as StagedMessage)?.Suffix ?? string.Empty;
            string name = suffix.Length == 0 ? parameter.Name : parameter.Name.TrimStart('@') + suffix;
            string local = locals.Take(name, parameter.Name.TrimStart('@') + "Value");
            arguments.Add((parameter, local));
            var target = new ReadTarget(local, true, parameter.Parameter.IsInOut);
            parameter.Type.EmitRead(_code, "request", target, locals);
        }

        using (_code.Block($"if (!request.{(method.Shape.IsGenode ? "IsSufficient" : "IsComplete")})"))
        {
            EmitRefusal(arguments);
        }

        _code.Separate();
        string[] passed = [.. arguments.Select(argument => Accept(argument, arguments, locals))];
        string call = $"server.{method.Shape.Name}({string.Join(", ", passed)})";
        IReadOnlyList<string> inOuts = [.. arguments.Where(argument => argument.Parameter.Parameter.IsInOut).Select(argument => argument.Local)];
        if (method.Function.Exceptions.Count > 0)
        {
            EmitCatching(method, call, inOuts, locals);
            return;
        }

        string result = EmitCall(method, call, locals);
        EmitInOuts(method, inOuts);
        EmitResult(method, result, locals);
    }

    private string Accept(
        (MethodParameter Parameter, string Local) argument, List<(MethodParameter Parameter, string Local)> arguments, NameScope locals)
    {
        if (argument.Parameter.Type is not StagedMessage staged)
        {
            return argument.Parameter.Parameter.IsInOut ? "ref " + argument.Local : argument.Local;
        }

        string name = argument.Parameter.Name;
        string target = locals.Take(name, name.TrimStart('@') + "Value");
        return staged.EmitAccept(_code, argument.Local, target, () => EmitRefusal(arguments), locals);
    }

    private void EmitRefusal(List<(MethodParameter Parameter, string Local)> arguments)
    {
        foreach ((MethodParameter parameter, string local) in arguments)
        {
            if (parameter.Type is CapabilityMessage { IsBorrowed: false } capability)
            {
                _code.Line(capability.Dispose(local));
            }
        }

        _code.Line("reply.Refuse();");
        _code.Line("return;");
    }

    private string EmitCall(Method method, string call, NameScope locals)
    {
        string result = locals.Take("result");
        _code.Line(method.ReturnsValue ? $"{method.ReturnType} {result} = {call};" : call + ";");
        return result;
    }

    private void EmitInOuts(Method method, IReadOnlyList<string> inOuts)
    {
        int i = 0;
        foreach (MethodParameter parameter in method.InOuts)
        {
            parameter.Type.EmitWrite(_code, "reply", inOuts[i++]);
        }
    }

    private void EmitResult(Method method, string result, NameScope locals)
    {
        if (method.Error is not { } error)
        {
            EmitValue(method, result);
            return;
        }

        string failure = locals.Take("error");
        string value = locals.Take("value");
        string head = method.Value is null
            ? $"if ({result}.TryGetValue(out _, out {error.Result} {failure}))"
            : $"if ({result}.TryGetValue(out {Nullable(method.Value)} {value}, out {Nullable(error)} {failure}))";
        using (_code.Block(head))
        {
            _code.Line("reply.WriteBoolean(true);");
            EmitValue(method, value);
        }

        using (_code.Block("else"))
        {
            _code.Line("reply.WriteBoolean(false);");
            error.EmitWrite(_code, "reply", failure);
        }
    }

    private static string Nullable(MessageType type) => type.IsReference ? type.Result + "?" : type.Result;

    private void EmitValue(Method method, string value)
    {
        if (method.Value is { } type)
        {
            type.EmitWrite(_code, "reply", type is BulkMessage bulk ? bulk.Place(value) : value);
        }
        else
        {
            _code.Line("reply.WriteVoid();");
        }
    }

    private void EmitCatching(Method method, string call, IReadOnlyList<string> inOuts, NameScope locals)
    {
        string result = locals.Take("result");
        if (method.ReturnsValue)
        {
            _code.Line($"{method.ReturnType} {result};");
        }

        using (_code.Block("try"))
        {
            _code.Line(method.ReturnsValue ? $"{result} = {call};" : call + ";");
        }

        string count = Literal.Number(method.Function.Exceptions.Count);
        for (int i = 0; i < method.Function.Exceptions.Count; i++)
        {
            NamedType exception = method.Function.Exceptions[i].Exception;
            string name = _file.Declared(exception, CSharpTypeNames.ExceptionOf(CSharpNames.Type(exception.Name, exception.Spelling)));
            using (_code.Block($"catch ({name})"))
            {
                EmitInOuts(method, inOuts);
                _code.Line($"reply.WriteException({Literal.Number(i)}, {count});");
                _code.Line("return;");
            }
        }

        _code.Separate();
        EmitInOuts(method, inOuts);
        EmitResult(method, result, locals);
    }
}
