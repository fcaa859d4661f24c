using Genode;
using TelOS.Runtime;

namespace Telos.Workshop;

/// <summary>Says something to whoever looks at the system's log.</summary>
internal sealed class LogWriter(Env env) : IDisposable
{
    private readonly LogConnection _log = new(env);

    /// <summary>Writes a line.</summary>
    public void WriteLine(string line)
    {
        lock (_log)
        {
            _log.Write(line.Length > 200 ? line[..200] + "\n" : line + "\n");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _log.Dispose();
}
