using TelOS.Idl.CSharp.Code;
using TelOS.Idl.CSharp.Interfaces;
using TelOS.Idl.CSharp.Messages;
using TelOS.Idl.CSharp.Naming;

namespace TelOS.Idl.CSharp.Emitters;

/// <summary>Writes the methods of one function in a client. This is what all of them have in common.</summary>
internal abstract class ClientMethod
{
    private readonly string _write;
    private readonly ClientReply _reply;

    /// <summary>Takes the names of the members.</summary>
    protected ClientMethod(MethodShape shape, SourceFile file, NameScope members)
    {
        File = file;
        Code = file.Body;
        Method = new Method(shape, file);
        _write = members.Take("Write" + shape.Name, "Write" + shape.Name + "Request");
        _reply = new ClientReply(Method, file, members.Take("Read" + shape.Name, "Read" + shape.Name + "Reply"));
        AsyncResult = new AsyncResult(Method);
    }

    /// <summary>The client's file.</summary>
    protected SourceFile File { get; }

    /// <summary>Its text.</summary>
    protected CodeWriter Code { get; }

    /// <summary>The method.</summary>
    protected Method Method { get; }

    /// <summary>What the asynchronous method returns.</summary>
    protected AsyncResult AsyncResult { get; }

    /// <summary>The type of messages.</summary>
    protected string Message => File.Runtime("Message");

    /// <summary>The expression that rents a message.</summary>
    protected string Rent => File.StaticRuntime("Message") + ".Rent()";

    /// <summary>The return type of the asynchronous method.</summary>
    protected string ValueTask => AsyncResult.Type is { } type
        ? $"{File.Use("System.Threading.Tasks", "ValueTask")}<{type}>"
        : File.Use("System.Threading.Tasks", "ValueTask");

    /// <summary>The type of cancellation tokens.</summary>
    protected string Cancellation => File.Use("System.Threading", "CancellationToken");

    /// <summary>The argument that bounds the capabilities of a reply, where there may be any.</summary>
    protected string MaxCapabilities => Method.Function.Budget.ReplyCapabilities == 0
        ? string.Empty
        : $", maxReplyCapabilities: {Literal.Number(Method.Function.Budget.ReplyCapabilities)}";

    /// <summary>Whether a call that fails for want of quota is tried again. A capability that was moved is gone and cannot be sent twice.</summary>
    protected bool Retries => Method.Shape.CanRunOutOfQuota(File.Contract)
        && !Method.Parameters.Any(parameter => parameter.Type is CapabilityMessage { IsMoved: true });

    /// <summary>Makes what writes the methods of a function.</summary>
    public static ClientMethod For(MethodShape shape, InterfaceShape owner, SourceFile file, NameScope members) =>
        shape.UsesBulk ? new BulkClientMethod(shape, owner, file, members) : new PlainClientMethod(shape, file, members);

    /// <summary>Writes the synchronous and the asynchronous method.</summary>
    public abstract void EmitPublic();

    /// <summary>Writes what both of them use.</summary>
    public virtual void EmitPrivate()
    {
        NameScope locals = Method.Locals();
        string message = locals.Take("message", "destination");
        string writer = locals.Take("request", "writer");
        string parameters = string.Concat(Method.Parameters.Select(parameter => $", {WrittenType(parameter)} {parameter.Name}"));
        Code.Separate();
        using (Code.Block($"private static void {_write}({Message} {message}{parameters})"))
        {
            string begin = $"{message}.BeginRequest(opcode: {Literal.Number(Method.Function.Opcode)})";
            if (Method.Parameters.Count == 0)
            {
                Code.Line(begin + ";");
            }
            else
            {
                Code.Line($"{File.Runtime("MessageWriter")} {writer} = {begin};");
            }

            foreach (MethodParameter parameter in Method.Parameters)
            {
                parameter.Type.EmitWrite(Code, writer, parameter.Name);
            }
        }

        _reply.Emit();
    }

    /// <summary>The statement that writes the request.</summary>
    /// <param name="message">The variable of the message.</param>
    /// <param name="argument">What is passed for a parameter.</param>
    protected string Write(string message, Func<MethodParameter, string> argument) =>
        $"{_write}({message}{string.Concat(Method.Parameters.Select(parameter => ", " + argument(parameter)))});";

    /// <summary>The expression that reads the reply into new variables.</summary>
    protected string Read(string message, IReadOnlyList<string> inOuts)
    {
        int i = 0;
        return _reply.Call(message, parameter => $"out {parameter.Type.Result} {inOuts[i++]}");
    }

    /// <summary>The expression that reads the reply into the parameters.</summary>
    protected string Read(string message) => _reply.Call(message, parameter => "out " + parameter.Name);

    /// <summary>Names for what comes back.</summary>
    protected IReadOnlyList<string> TakeInOuts(NameScope locals, string suffix) =>
        [.. Method.InOuts.Select(parameter => locals.Take(parameter.Name.TrimStart('@') + suffix, parameter.Name.TrimStart('@') + "Value"))];

    /// <summary>The condition under which a call is not tried again.</summary>
    protected string IsFinal(string result, string attempt, NameScope locals)
    {
        string quota = locals.Take("quota", "missingQuota");
        string extensions = Wire.EnumWire.Extensions(Method.Function.Error!, File);
        return $"{result}.IsOk || {extensions}.MissingQuota({result}.Error) is not {{ }} {quota} || !TryUpgrade({quota}, {attempt})";
    }

    /// <summary>Writes the documentation of the asynchronous method.</summary>
    protected void EmitAsyncDoc(string cancellation, string text)
    {
        Code.Separate();
        Code.Line($"/// <inheritdoc cref=\"{Method.Shape.Name}\"/>");
        DocComment.Parameter(Code, cancellation, text);
        Attributes.Obsolete(File, Method.Function.Availability);
    }

    /// <summary>Writes the answer of a client that knows that the server is too old.</summary>
    /// <param name="isTask">Whether the method returns a task without being asynchronous itself.</param>
    protected void EmitGate(bool isTask)
    {
        int since = Method.Function.Availability.Since;
        if (since == 0 || Method.Shape.IsGenode)
        {
            return;
        }

        using (Code.Block($"if (ServerMinor < {Literal.Number(since)})"))
        {
            foreach (MethodParameter parameter in Method.Parameters)
            {
                if (parameter.Type is CapabilityMessage { IsMoved: true } capability)
                {
                    Code.Line(capability.Dispose(parameter.Name));
                }
            }

            if (Method.Unsupported is not { } unsupported || Method.InOuts.Any())
            {
                string message = Literal.Text($"The server is older than {Method.Function.Name}.");
                Code.Line($"throw new {File.Runtime("UnsupportedCallException")}({message});");
            }
            else
            {
                Code.Line(isTask ? $"return new {ValueTask}({unsupported});" : $"return {unsupported};");
            }
        }

        Code.Separate();
    }

    private static string WrittenType(MethodParameter parameter) =>
        parameter.Parameter.IsInOut ? parameter.Type.Result : parameter.Type is BulkMessage bulk ? bulk.Raw : parameter.Type.Parameter;
}
