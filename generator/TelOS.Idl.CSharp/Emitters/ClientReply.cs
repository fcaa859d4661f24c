using TelOS.Idl.CSharp.Code;
using TelOS.Idl.CSharp.Interfaces;
using TelOS.Idl.CSharp.Messages;
using TelOS.Idl.CSharp.Naming;
using TelOS.Idl.Model;
using TelOS.Idl.Naming;

namespace TelOS.Idl.CSharp.Emitters;

/// <summary>Writes the method that reads the reply of one function.</summary>
internal sealed class ClientReply(Method method, SourceFile file, string name)
{
    private readonly CodeWriter _code = file.Body;
    private readonly NameScope _locals = method.Locals();
    private string _message = "message";
    private string _reply = "reply";

    /// <summary>The expression that calls the method.</summary>
    /// <param name="message">The variable of the message.</param>
    /// <param name="inOut">How a parameter that travels both ways is passed.</param>
    public string Call(string message, Func<MethodParameter, string> inOut) =>
        $"{name}({message}{string.Concat(method.InOuts.Select(parameter => ", " + inOut(parameter)))})";

    /// <summary>Writes the method.</summary>
    public void Emit()
    {
        _message = _locals.Take("message", "source");
        _reply = _locals.Take("reply", "reader");
        string parameters = string.Concat(method.InOuts.Select(parameter => $", out {parameter.Type.Result} {parameter.Name}"));
        _code.Separate();
        using (_code.Block($"private static {method.ReplyType} {name}({file.Runtime("Message")} {_message}{parameters})"))
        {
            EmitUnsupported();
            _code.Line($"{file.Runtime("MessageReader")} {_reply} = {_message}.ReadReply({ReplyArguments()});");
            foreach (MethodParameter parameter in method.InOuts)
            {
                parameter.Type.EmitRead(_code, _reply, ReadTarget.Existing(parameter.Name), _locals);
            }

            EmitExceptions();
            EmitResult();
            string text = Literal.Text($"The answer to {method.Function.Name} is not what its contract says.");
            _code.Line($"throw new {file.Runtime("MalformedReplyException")}({text});");
        }
    }

    private string ReplyArguments()
    {
        var arguments = new List<string>();
        if (method.Function.Budget.ReplyCapabilities > 0)
        {
            arguments.Add("maxCapabilities: " + Literal.Number(method.Function.Budget.ReplyCapabilities));
        }

        if (method.Function.Exceptions.Count > 0)
        {
            arguments.Add("declaredExceptions: " + Literal.Number(method.Function.Exceptions.Count));
        }

        return string.Join(", ", arguments);
    }

    private string Complete => $"{_reply}.{(method.Shape.IsGenode ? "IsSufficient" : "IsComplete")}";

    private void EmitUnsupported()
    {
        if (method.Unsupported is not { } unsupported || method.InOuts.Any())
        {
            return;
        }

        using (_code.Block($"if ({_message}.IsUnsupported)"))
        {
            _code.Line($"return {unsupported};");
        }

        _code.Separate();
    }

    private void EmitExceptions()
    {
        if (method.Function.Exceptions.Count == 0)
        {
            return;
        }

        using (_code.Block($"switch ({_message}.ProtocolWord)"))
        {
            foreach (ThrownException thrown in method.Function.Exceptions)
            {
                NamedType type = thrown.Exception;
                string exception = file.Declared(type, CSharpTypeNames.ExceptionOf(CSharpNames.Type(type.Name, type.Spelling)));
                _code.Line($"case {Literal.Number(thrown.Code)}:");
                using (_code.Indented())
                {
                    _code.Line($"throw new {exception}();");
                }
            }
        }

        _code.Separate();
    }

    private void EmitResult()
    {
        if (method.Error is not { } error)
        {
            EmitValue();
            return;
        }

        using (_code.Block($"if ({_reply}.ReadBoolean())"))
        {
            EmitValue();
        }

        using (_code.Block("else"))
        {
            string failure = _locals.Take("error", "failure");
            error.EmitRead(_code, _reply, ReadTarget.NewResult(failure), _locals);
            EmitReturn(failure);
        }

        _code.Separate();
    }

    private void EmitValue()
    {
        if (method.Value is not { } value)
        {
            _code.Line($"{_reply}.ReadVoid();");
            EmitReturn(method.Error is null ? null : file.StaticRuntime("Ok") + ".Value");
            return;
        }

        string result = _locals.Take("result", "outcome");
        value.EmitRead(_code, _reply, ReadTarget.NewResult(result), _locals);
        EmitReturn(result);
        if (value is CapabilityMessage capability)
        {
            _code.Line(capability.Dispose(result));
        }
    }

    private void EmitReturn(string? expression)
    {
        using (_code.Block($"if ({Complete})"))
        {
            _code.Line(expression is null ? "return;" : $"return {expression};");
        }

        _code.Separate();
    }
}
