using System.Diagnostics.CodeAnalysis;
using System.Text;
using TelOS.Runtime;

namespace TelOS.Host;

/// <summary>What a process writes to its standard output and error: the runtime's last words before a crash, above all. It becomes lines
/// of the log.</summary>
/// <remarks>One piece at a time: a process that writes faster than its lines are taken has to wait.</remarks>
[SuppressMessage("Design", "CA1001", Justification = "It is closed when nobody can write any more.")]
internal sealed class ProcessOutput : IReactorTarget
{
    private const int PieceSize = 4096;

    private readonly Entrypoint _entrypoint;
    private readonly LogLines _lines;
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
    private readonly byte[] _bytes = new byte[PieceSize];
    private readonly char[] _text = new char[PieceSize + 1];
    private readonly DescriptorHandle _source;
    private readonly ulong _key;

    private ProcessOutput(Entrypoint entrypoint, LogLines lines, DescriptorHandle source)
    {
        _entrypoint = entrypoint;
        _lines = lines;
        _source = source;
        _key = SocketReactor.Shared.Add(source, this);
        SocketReactor.Shared.Arm(source, _key);
    }

    /// <summary>Begins to listen.</summary>
    /// <param name="entrypoint">The thread that takes the lines.</param>
    /// <param name="lines">Where they go.</param>
    /// <returns>The end for the process; the listening ends when the last copy of it is closed.</returns>
    /// <exception cref="IOException">The host has no descriptors left.</exception>
    public static DescriptorHandle Open(Entrypoint entrypoint, LogLines lines)
    {
        var (source, end) = LinuxProcesses.CreatePipe();
        try
        {
            _ = new ProcessOutput(entrypoint, lines, source);
            return end;
        }
        catch
        {
            source.Dispose();
            end.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public unsafe void OnReady()
    {
        int length;
        fixed (byte* bytes = _bytes)
        {
            length = (int)LinuxSockets.Read(_source, bytes, PieceSize);
        }

        if (length <= 0 || !_entrypoint.TryEnqueue(new PostedAction(() => Take(length), Close)))
        {
            Close();
        }
    }

    private void Take(int length)
    {
        _lines.Append(_text.AsSpan(0, _decoder.GetChars(_bytes.AsSpan(0, length), _text, flush: false)));
        SocketReactor.Shared.Arm(_source, _key);
    }

    private void Close()
    {
        SocketReactor.Shared.Remove(_source, _key);
        _source.Dispose();
        _entrypoint.Post(_lines.Flush);
    }
}
