using TelOS.Idl.CSharp.Code;
using TelOS.Idl.CSharp.Interfaces;
using TelOS.Idl.CSharp.Messages;
using TelOS.Idl.CSharp.Naming;

namespace TelOS.Idl.CSharp.Emitters;

/// <summary>Writes the methods of one function in a client.</summary>
internal sealed class ClientMethod
{
    private readonly Method _method;
    private readonly SourceFile _file;
    private readonly CodeWriter _code;
    private readonly string _write;
    private readonly string _finish;
    private readonly ClientReply _reply;
    private readonly AsyncResult _asyncResult;

    /// <summary>Takes the names of the members.</summary>
    public ClientMethod(MethodShape shape, SourceFile file, NameScope members)
    {
        _file = file;
        _code = file.Body;
        _method = new Method(shape, file);
        _write = members.Take("Write" + shape.Name, "Write" + shape.Name + "Request");
        _finish = members.Take("Finish" + shape.AsyncName, "Finish" + shape.AsyncName + "Call");
        _reply = new ClientReply(_method, file, members.Take("Read" + shape.Name, "Read" + shape.Name + "Reply"));
        _asyncResult = new AsyncResult(_method);
    }

    private string Message => _file.Runtime("Message");

    private string ValueTask => _asyncResult.Type is { } type
        ? $"{_file.Use("System.Threading.Tasks", "ValueTask")}<{type}>"
        : _file.Use("System.Threading.Tasks", "ValueTask");

    private string Cancellation => _file.Use("System.Threading", "CancellationToken");

    private int ReplyCapabilities => _method.Function.Budget.ReplyCapabilities;

    /// <summary>Whether a call that fails for want of quota is tried again. A capability that was moved is gone and cannot be sent twice.</summary>
    private bool Retries => _method.Shape.CanRunOutOfQuota(_file.Contract)
        && !_method.Parameters.Any(parameter => parameter.Type is CapabilityMessage { IsMoved: true });

    /// <summary>Writes the synchronous and the asynchronous method.</summary>
    public void EmitPublic()
    {
        EmitSynchronous();
        EmitAsynchronous();
    }

    /// <summary>Writes what both of them use.</summary>
    public void EmitPrivate()
    {
        EmitWrite();
        EmitFinish();
        _reply.Emit();
    }

    private void EmitSynchronous()
    {
        NameScope locals = _method.Locals();
        string message = locals.Take("message", "request");
        _code.Separate();
        _code.Line("/// <inheritdoc/>");
        Attributes.Obsolete(_file, _method.Function.Availability);
        using (_code.Block("public " + _method.Signature))
        {
            EmitGate(isAsync: false);
            _code.Line($"using {Message} {message} = {_file.StaticRuntime("Message")}.Rent();");
            if (!Retries)
            {
                EmitAttempt(message);
                string read = _reply.Call(message, parameter => "out " + parameter.Name);
                _code.Line(_method.ReturnsValue ? $"return {read};" : read + ";");
                return;
            }

            string attempt = locals.Take("attempt", "attempts");
            string result = locals.Take("result", "outcome");
            using (_code.Block($"for (int {attempt} = 0; ; {attempt}++)"))
            {
                EmitAttempt(message);
                _code.Line($"{_method.ReturnType} {result} = {_reply.Call(message, parameter => "out " + parameter.Name)};");
                EmitRetry(result, attempt, locals, result);
            }
        }
    }

    private void EmitAttempt(string message)
    {
        string arguments = string.Concat(_method.Parameters.Select(parameter => ", " + parameter.Name));
        _code.Line($"{_write}({message}{arguments});");
        _code.Line($"Capability.Call({message}{MaxCapabilities});");
    }

    private string MaxCapabilities => ReplyCapabilities == 0 ? string.Empty : $", maxReplyCapabilities: {Literal.Number(ReplyCapabilities)}";

    private void EmitRetry(string result, string attempt, NameScope locals, string returned)
    {
        string quota = locals.Take("quota", "missingQuota");
        string extensions = Wire.EnumWire.Extensions(_method.Function.Error!, _file);
        using (_code.Block($"if ({result}.IsOk || {extensions}.MissingQuota({result}.Error) is not {{ }} {quota} || !TryUpgrade({quota}, {attempt}))"))
        {
            _code.Line($"return {returned};");
        }
    }

    private void EmitGate(bool isAsync)
    {
        int since = _method.Function.Availability.Since;
        if (since == 0 || _method.Shape.IsGenode)
        {
            return;
        }

        using (_code.Block($"if (ServerMinor < {Literal.Number(since)})"))
        {
            foreach (MethodParameter parameter in _method.Parameters)
            {
                if (parameter.Type is CapabilityMessage { IsMoved: true } capability)
                {
                    _code.Line(capability.Dispose(parameter.Name));
                }
            }

            if (_method.Unsupported is not { } unsupported || _method.InOuts.Any())
            {
                string message = Literal.Text($"The server is older than {_method.Function.Name}.");
                _code.Line($"throw new {_file.Runtime("UnsupportedCallException")}({message});");
            }
            else
            {
                _code.Line(isAsync
                    ? $"return new {ValueTask}({unsupported});"
                    : $"return {unsupported};");
            }
        }

        _code.Separate();
    }

    private void EmitAsynchronous()
    {
        NameScope locals = _method.Locals();
        string cancellation = locals.Take("cancellationToken", "cancellation");
        string message = locals.Take("message", "request");
        string parameters = string.Concat(_method.Parameters.Select(parameter => parameter.AsyncDeclaration + ", "));
        _code.Separate();
        _code.Line($"/// <inheritdoc cref=\"{_method.CrefTo(_file)}\"/>");
        _code.Line($"/// <param name=\"{cancellation}\">Abandons the call: the server may still carry it out, its answer is lost.</param>");
        Attributes.Obsolete(_file, _method.Function.Availability);
        using (_code.Block($"public {ValueTask} {_method.Shape.AsyncName}({parameters}{Cancellation} {cancellation} = default)"))
        {
            EmitGate(isAsync: true);
            _code.Line($"{Message} {message} = {_file.StaticRuntime("Message")}.Rent();");
            using (_code.Block("try"))
            {
                string arguments = string.Concat(_method.Parameters.Select(parameter => ", " + parameter.Name));
                _code.Line($"{_write}({message}{arguments});");
            }

            using (_code.Block("catch"))
            {
                _code.Line($"{message}.Dispose();");
                _code.Line("throw;");
            }

            _code.Separate();
            _code.Line($"return {_finish}({message}, {cancellation});");
        }
    }

    private void EmitWrite()
    {
        NameScope locals = _method.Locals();
        string message = locals.Take("message", "destination");
        string writer = locals.Take("request", "writer");
        string parameters = string.Concat(_method.Parameters.Select(parameter => ", " + parameter.AsyncDeclaration));
        _code.Separate();
        using (_code.Block($"private static void {_write}({Message} {message}{parameters})"))
        {
            string begin = $"{message}.BeginRequest(opcode: {Literal.Number(_method.Function.Opcode)})";
            if (_method.Parameters.Count == 0)
            {
                _code.Line(begin + ";");
                return;
            }

            _code.Line($"{_file.Runtime("MessageWriter")} {writer} = {begin};");
            foreach (MethodParameter parameter in _method.Parameters)
            {
                parameter.Type.EmitWrite(_code, writer, parameter.Name);
            }
        }
    }

    private void EmitFinish()
    {
        _code.Separate();
        using (_code.Block($"private async {ValueTask} {_finish}({Message} message, {Cancellation} cancellationToken)"))
        {
            using (_code.Block("using (message)"))
            {
                if (!Retries)
                {
                    _code.Line($"await Capability.CallAsync(message{MaxCapabilities}, cancellationToken: cancellationToken).ConfigureAwait(false);");
                    EmitAsyncReturn("message");
                    return;
                }

                var locals = new NameScope("message", "cancellationToken");
                string attempt = locals.Take("attempt");
                using (_code.Block($"for (int {attempt} = 0; ; {attempt}++)"))
                {
                    string call = locals.Take("call");
                    _code.Line($"using {Message} {call} = message.Duplicate();");
                    _code.Line($"await Capability.CallAsync({call}{MaxCapabilities}, cancellationToken: cancellationToken).ConfigureAwait(false);");
                    string result = locals.Take("result");
                    string[] names = [.. _method.InOuts.Select(parameter => locals.Take(parameter.Name, parameter.Name.TrimStart('@') + "Value"))];
                    int i = 0;
                    _code.Line($"{_method.ReturnType} {result} = {_reply.Call(call, parameter => $"out {parameter.Type.Result} {names[i++]}")};");
                    EmitRetry(result, attempt, locals, _asyncResult.Compose(result, names));
                }
            }
        }
    }

    private void EmitAsyncReturn(string message)
    {
        var locals = new NameScope("message", "cancellationToken");
        string result = locals.Take("result");
        string[] names = [.. _method.InOuts.Select(parameter => locals.Take(parameter.Name, parameter.Name.TrimStart('@') + "Value"))];
        int i = 0;
        string read = _reply.Call(message, parameter => $"out {parameter.Type.Result} {names[i++]}");
        if (names.Length == 0)
        {
            _code.Line(_method.ReturnsValue ? $"return {read};" : read + ";");
            return;
        }

        _code.Line(_method.ReturnsValue ? $"{_method.ReturnType} {result} = {read};" : read + ";");
        _code.Line($"return {_asyncResult.Compose(result, names)};");
    }
}
