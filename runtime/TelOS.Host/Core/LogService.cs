using Genode;
using TelOS.Runtime;

namespace TelOS.Host;

/// <summary>Takes a component's messages, and hands them on line by line with the label before each.</summary>
internal sealed class LogService(string label, Action<string> write, ulong ram = 0, ulong caps = 0) : CoreSession(ram, caps), ILog
{
    private readonly LogLines _lines = new(label, write);

    /// <inheritdoc/>
    public void Write(Utf8Text text) => _lines.Append(text.ToString());

    /// <summary>Hands on what has no line end yet.</summary>
    public void Flush() => _lines.Flush();

    /// <inheritdoc/>
    protected override void Dispatch(ulong opcode, ref MessageReader request, ref MessageWriter reply) =>
        LogDispatcher.Dispatch(this, opcode, ref request, ref reply);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing) => Flush();
}
