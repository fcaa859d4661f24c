using System.Text;
using Genode;
using TelOS.Runtime;

namespace TelOS.Init;

/// <summary>What `init` itself says, at the LOG session that it has from its start.</summary>
internal sealed class InitLog : IDisposable
{
    private const ulong LogId = 3;
    private const int MaxText = 231;

    private readonly LogClient? _log;

    /// <summary>Takes the session from the parent.</summary>
    public InitLog(ParentClient parent) =>
        _log = parent.SessionCap(new ClientSessionId { Value = LogId }).TryGetValue(out var log, out _) && log.IsValid
            ? new LogClient(log.Untyped)
            : null;

    /// <summary>Says something.</summary>
    public void Write(string text)
    {
        if (_log is null)
        {
            return;
        }

        var rest = Encoding.UTF8.GetBytes($"{text}\n").AsSpan();
        try
        {
            while (!rest.IsEmpty)
            {
                var part = rest[..Math.Min(rest.Length, MaxText)];
                _log.Write(part);
                rest = rest[part.Length..];
            }
        }
        catch (RpcException)
        {
            // Without a log there is nobody to be told.
        }
    }

    /// <summary>Says that something is odd.</summary>
    public void Warn(string text) => Write($"Warning: {text}");

    /// <summary>Says that something is wrong.</summary>
    public void Error(string text) => Write($"Error: {text}");

    /// <inheritdoc/>
    public void Dispose() => _log?.Dispose();
}
