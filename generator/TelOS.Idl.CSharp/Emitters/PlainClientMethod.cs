using TelOS.Idl.CSharp.Code;
using TelOS.Idl.CSharp.Interfaces;
using TelOS.Idl.CSharp.Naming;

namespace TelOS.Idl.CSharp.Emitters;

/// <summary>Writes the methods of a function whose arguments all travel in the message.</summary>
internal sealed class PlainClientMethod : ClientMethod
{
    private readonly string _finish;

    /// <summary>Takes the names of the members.</summary>
    public PlainClientMethod(MethodShape shape, SourceFile file, NameScope members)
        : base(shape, file, members) => _finish = members.Take("Finish" + shape.AsyncName, "Finish" + shape.AsyncName + "Call");

    /// <inheritdoc/>
    public override void EmitPublic()
    {
        EmitSynchronous();
        EmitAsynchronous();
    }

    /// <inheritdoc/>
    public override void EmitPrivate()
    {
        EmitFinish();
        base.EmitPrivate();
    }

    private void EmitSynchronous()
    {
        NameScope locals = Method.Locals();
        string message = locals.Take("message", "request");
        Code.Separate();
        Code.Line("/// <inheritdoc/>");
        Attributes.Obsolete(File, Method.Function.Availability);
        using (Code.Block("public " + Method.Signature))
        {
            EmitGate(isTask: false);
            Code.Line($"using {Message} {message} = {Rent};");
            if (!Retries)
            {
                EmitAttempt(message);
                Code.Line(Method.ReturnsValue ? $"return {Read(message)};" : Read(message) + ";");
                return;
            }

            string attempt = locals.Take("attempt", "attempts");
            string result = locals.Take("result", "outcome");
            using (Code.Block($"for (int {attempt} = 0; ; {attempt}++)"))
            {
                EmitAttempt(message);
                Code.Line($"{Method.ReturnType} {result} = {Read(message)};");
                using (Code.Block($"if ({IsFinal(result, attempt, locals)})"))
                {
                    Code.Line($"return {result};");
                }
            }
        }
    }

    private void EmitAttempt(string message)
    {
        Code.Line(Write(message, parameter => parameter.Name));
        Code.Line($"Capability.Call({message}{MaxCapabilities});");
    }

    private void EmitAsynchronous()
    {
        NameScope locals = Method.Locals();
        string cancellation = locals.Take("cancellationToken", "cancellation");
        string message = locals.Take("message", "request");
        string parameters = string.Concat(Method.Parameters.Select(parameter => parameter.AsyncDeclaration + ", "));
        EmitAsyncDoc(cancellation, "Abandons the call: the server may still carry it out, its answer is lost.");
        using (Code.Block($"public {ValueTask} {Method.Shape.AsyncName}({parameters}{Cancellation} {cancellation} = default)"))
        {
            EmitGate(isTask: true);
            Code.Line($"{Message} {message} = {Rent};");
            using (Code.Block("try"))
            {
                Code.Line(Write(message, parameter => parameter.Name));
            }

            using (Code.Block("catch"))
            {
                Code.Line($"{message}.Dispose();");
                Code.Line("throw;");
            }

            Code.Separate();
            Code.Line($"return {_finish}({message}, {cancellation});");
        }
    }

    private void EmitFinish()
    {
        Code.Separate();
        using (Code.Block($"private async {ValueTask} {_finish}({Message} message, {Cancellation} cancellationToken)"))
        {
            var locals = new NameScope("message", "cancellationToken");
            using (Code.Block("using (message)"))
            {
                if (Retries)
                {
                    EmitAttempts(locals);
                    return;
                }

                EmitCall("message");
                IReadOnlyList<string> inOuts = TakeInOuts(locals, string.Empty);
                if (inOuts.Count == 0)
                {
                    Code.Line(Method.ReturnsValue ? $"return {Read("message")};" : Read("message") + ";");
                    return;
                }

                string result = locals.Take("result", "outcome");
                string read = Read("message", inOuts);
                Code.Line(Method.ReturnsValue ? $"{Method.ReturnType} {result} = {read};" : read + ";");
                Code.Line($"return {AsyncResult.Compose(result, inOuts)};");
            }
        }
    }

    private void EmitAttempts(NameScope locals)
    {
        string attempt = locals.Take("attempt");
        using (Code.Block($"for (int {attempt} = 0; ; {attempt}++)"))
        {
            string call = locals.Take("call");
            string result = locals.Take("result");
            IReadOnlyList<string> inOuts = TakeInOuts(locals, string.Empty);
            Code.Line($"using {Message} {call} = message.Duplicate();");
            EmitCall(call);
            Code.Line($"{Method.ReturnType} {result} = {Read(call, inOuts)};");
            using (Code.Block($"if ({IsFinal(result, attempt, locals)})"))
            {
                Code.Line($"return {AsyncResult.Compose(result, inOuts)};");
            }
        }
    }

    private void EmitCall(string message) => Code.Line(
        $"await Capability.CallAsync({message}{MaxCapabilities}, cancellationToken: cancellationToken).ConfigureAwait(false);");
}
