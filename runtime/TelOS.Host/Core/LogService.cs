using Genode;
using TelOS.Runtime;

namespace TelOS.Host;

/// <summary>Takes a component's messages, and hands them on line by line with the label before each.</summary>
internal sealed class LogService(string label, Action<string> write, ulong ram = 0, ulong caps = 0) : CoreSession(ram, caps), ILog
{
    private const int MaxLine = 4096;

    private string _line = "";

    /// <inheritdoc/>
    public void Write(Utf8Text text)
    {
        _line += text.ToString();
        for (var end = _line.IndexOf('\n', StringComparison.Ordinal); end >= 0; end = _line.IndexOf('\n', StringComparison.Ordinal))
        {
            WriteLine(_line[..end]);
            _line = _line[(end + 1)..];
        }

        if (_line.Length > MaxLine)
        {
            Flush();
        }
    }

    /// <summary>Hands on what has no line end yet.</summary>
    public void Flush()
    {
        if (_line.Length > 0)
        {
            WriteLine(_line);
            _line = "";
        }
    }

    /// <inheritdoc/>
    protected override void Dispatch(ulong opcode, ref MessageReader request, ref MessageWriter reply) =>
        LogDispatcher.Dispatch(this, opcode, ref request, ref reply);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing) => Flush();

    private void WriteLine(string line) => write(label.Length == 0 ? line : $"[{label}] {line}");
}
