using TelOS.Idl.CSharp.Code;
using TelOS.Idl.CSharp.Interfaces;
using TelOS.Idl.CSharp.Messages;
using TelOS.Idl.CSharp.Naming;

namespace TelOS.Idl.CSharp.Emitters;

/// <summary>Writes the methods of a function that carries values through the session's shared buffer. A call has the buffer to
/// itself from the first argument that is placed to the result that is copied out.</summary>
internal sealed class BulkClientMethod : ClientMethod
{
    private readonly string _max;
    private readonly string _decode;

    /// <summary>Takes the names of the members.</summary>
    public BulkClientMethod(MethodShape shape, InterfaceShape owner, SourceFile file, NameScope members)
        : base(shape, file, members)
    {
        _max = $"{owner.Contract}.Bulk.Max";
        _decode = members.Take("Decode" + shape.Name, "Decode" + shape.Name + "Result");
    }

    private BulkMessage? Result => Method.Value as BulkMessage;

    /// <inheritdoc/>
    public override void EmitPublic()
    {
        Code.Separate();
        Code.Line("/// <inheritdoc/>");
        Code.Line($"/// <exception cref=\"{File.Runtime("BulkException")}\">The shared buffer cannot be had, or not in the size of a value.</exception>");
        Attributes.Obsolete(File, Method.Function.Availability);
        using (Code.Block("public " + Method.Signature))
        {
            EmitBody(Method.Locals(), null);
        }

        NameScope locals = Method.Locals();
        string cancellation = locals.Take("cancellationToken", "cancellation");
        string parameters = string.Concat(Method.Parameters.Select(parameter => $"{AsyncType(parameter)} {parameter.Name}, "));
        EmitAsyncDoc(cancellation, "Ends the wait for the shared buffer; a call that was sent is carried out.");
        using (Code.Block($"public async {ValueTask} {Method.Shape.AsyncName}({parameters}{Cancellation} {cancellation} = default)"))
        {
            EmitBody(locals, cancellation);
        }
    }

    /// <inheritdoc/>
    public override void EmitPrivate()
    {
        base.EmitPrivate();
        if (Result is not { IsRecord: true } record)
        {
            return;
        }

        string text = Literal.Text($"The answer to {Method.Function.Name} is not the record that its contract says.");
        Code.Separate();
        Code.Line($"private static {record.Result} {_decode}(byte[] bytes) =>");
        using (Code.Indented())
        {
            Code.Line($"{File.StaticRuntime("RecordCodec")}.TryDecode(new {File.System("ReadOnlyMemory")}<byte>(bytes), out {record.Result}? value)");
            using (Code.Indented())
            {
                Code.Line("? value");
                Code.Line($": throw new {File.Runtime("MalformedReplyException")}({text});");
            }
        }
    }

    /// <summary>Views cannot live across an await, so an asynchronous method takes what they are views of.</summary>
    private string AsyncType(MethodParameter parameter) => parameter.Parameter.IsInOut
        ? parameter.Type.Result
        : parameter.Type is RecordMessage ? parameter.Type.Parameter
        : parameter.Type.Parameter == File.Runtime("Utf8Text") ? "string"
        : IsSpan(parameter) ? $"{File.System("ReadOnlyMemory")}<byte>" : parameter.Type.Parameter;

    private bool IsSpan(MethodParameter parameter) => parameter.Type.Parameter == $"{File.System("ReadOnlySpan")}<byte>";

    private void EmitBody(NameScope locals, string? cancellation)
    {
        EmitGate(isTask: false);
        string buffer = File.StaticRuntime("BulkClientBuffer");
        var sizes = new List<string>();
        var places = new List<(MethodParameter Parameter, string Bytes)>();
        foreach (MethodParameter parameter in Method.Parameters.Where(parameter => parameter.Type is BulkMessage))
        {
            string bytes = parameter.Name;
            if (parameter.Type is BulkMessage { IsRecord: true })
            {
                bytes = locals.Take(parameter.Name.TrimStart('@') + "Bytes");
                Code.Line($"byte[] {bytes} = {File.StaticRuntime("RecordCodec")}.Encode({parameter.Name});");
            }

            sizes.Add($"{buffer}.SizeOf({bytes}.Length)");
            places.Add((parameter, bytes));
        }

        string size = sizes.Count == 0 ? "0" : string.Join(" + ", sizes);
        string transfer = locals.Take("bulk", "transfer");
        string shared = locals.Take("sharedBuffer", "buffer");
        Code.Line($"{File.Runtime("BulkClientBuffer")} {shared} = SharedBuffer({_max});");
        string begin = cancellation is null
            ? $"{shared}.Begin({size})"
            : $"await {shared}.BeginAsync({size}, {cancellation}).ConfigureAwait(false)";
        Code.Line($"using {File.Runtime("BulkTransfer")} {transfer} = {begin};");
        var windows = new Dictionary<MethodParameter, string>();
        foreach ((MethodParameter parameter, string bytes) in places)
        {
            windows[parameter] = locals.Take(parameter.Name.TrimStart('@') + "Window");
            string span = cancellation is not null && IsSpan(parameter) ? ".Span" : string.Empty;
            Code.Line($"{((BulkMessage)parameter.Type).Raw} {windows[parameter]} = {transfer}.Place({bytes}{span});");
        }

        EmitCalls(locals, cancellation is not null, transfer, parameter => windows.TryGetValue(parameter, out string? window)
            ? window
            : cancellation is not null && IsSpan(parameter) ? parameter.Name + ".Span" : parameter.Name);
    }

    private void EmitCalls(NameScope locals, bool isAsync, string transfer, Func<MethodParameter, string> argument)
    {
        string message = locals.Take("message", "request");
        string attempt = locals.Take("attempt", "attempts");
        Code.Line($"using {Message} {message} = {Rent};");
        if (!Retries)
        {
            EmitCall(locals, isAsync, transfer, message, null, argument);
            return;
        }

        using (Code.Block($"for (int {attempt} = 0; ; {attempt}++)"))
        {
            EmitCall(locals, isAsync, transfer, message, attempt, argument);
        }
    }

    private void EmitCall(
        NameScope locals, bool isAsync, string transfer, string message, string? attempt, Func<MethodParameter, string> argument)
    {
        Code.Line(Write(message, argument));
        Code.Line(isAsync
            ? $"await Capability.CallAsync({message}{MaxCapabilities}).ConfigureAwait(false);"
            : $"Capability.Call({message}{MaxCapabilities});");
        IReadOnlyList<string> inOuts = isAsync ? TakeInOuts(locals, "After") : [];
        string read = inOuts.Count > 0 ? Read(message, inOuts) : Read(message);
        string result = locals.Take("result", "outcome");
        if (attempt is null && Result is null && inOuts.Count == 0 && Method.ReturnsValue)
        {
            Code.Line($"return {read};");
            return;
        }

        Code.Line(Method.ReturnsValue ? $"{Method.ReplyType} {result} = {read};" : read + ";");
        if (attempt is null)
        {
            EmitReturn(locals, isAsync, transfer, result, inOuts);
            return;
        }

        using (Code.Block($"if ({IsFinal(result, attempt, locals)})"))
        {
            EmitReturn(locals, isAsync, transfer, result, inOuts);
        }
    }

    private void EmitReturn(NameScope locals, bool isAsync, string transfer, string result, IReadOnlyList<string> inOuts)
    {
        string returned = result;
        if (Result is { } bulk)
        {
            string window = Method.Error is null ? result : locals.Take("window", "resultWindow");
            string bytes = isAsync ? $"await {transfer}.TakeAsync({window}).ConfigureAwait(false)" : $"{transfer}.Take({window})";
            string value = bulk.IsRecord ? $"{_decode}({bytes})" : bytes;
            string error = locals.Take("error", "failure");
            returned = Method.Error is null
                ? value
                : $"{result}.TryGetValue(out {bulk.Raw} {window}, out {Method.Error.Result} {error}) ? {value} : {error}";
        }

        if (inOuts.Count == 0)
        {
            if (Method.ReturnsValue)
            {
                Code.Line($"return {returned};");
            }

            return;
        }

        if (Result is not null)
        {
            string taken = locals.Take("taken", "value");
            Code.Line($"{Method.ReturnType} {taken} = {returned};");
            returned = taken;
        }

        Code.Line($"return {AsyncResult.Compose(returned, inOuts)};");
    }
}
