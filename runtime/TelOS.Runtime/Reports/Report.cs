using System.Text;
using Genode.Report;

namespace TelOS.Runtime;

/// <summary>A text about a component that the component itself keeps up to date, and that others may read as a ROM.</summary>
/// <remarks>The buffer grows with what is written. Not safe for several threads.</remarks>
/// <example><code>
/// using Report state = new(env, "state");
/// state.Submit("state", node => node.Attribute("sessions", 3ul));
/// </code></example>
public sealed class Report : IDisposable
{
    private const int PagesOfSession = 3;
    private const ulong SessionCaps = 4;

    private readonly Env _env;
    private readonly string _label;
    private Connection? _connection;
    private ReportClient? _report;
    private AttachedDataspace? _buffer;
    private bool _isDisposed;

    /// <summary>Opens a Report session.</summary>
    /// <param name="env">The component.</param>
    /// <param name="label">What the report is called, such as "state".</param>
    /// <param name="bufferSize">Bytes that the first report may have without the session being opened anew.</param>
    /// <exception cref="SessionDeniedException">Nobody takes the component's reports.</exception>
    /// <exception cref="RpcException">The server answers nonsense.</exception>
    public Report(Env env, string label, int bufferSize = Dataspace.PageSize)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bufferSize);
        _env = env;
        _label = label;
        Open(Dataspace.RoundToPages(bufferSize));
    }

    /// <summary>Replaces the report.</summary>
    /// <param name="type">The type of the top node.</param>
    /// <param name="content">Writes the rest.</param>
    /// <exception cref="ArgumentException">Something cannot be expressed; the former report stays.</exception>
    /// <exception cref="RpcException">The server is gone.</exception>
    public void Submit(string type, Action<NodeWriter> content) => Submit(Encoding.UTF8.GetBytes(NodeWriter.Write(type, content)));

    /// <summary>Replaces the report.</summary>
    /// <param name="text">HID with its end mark, or whatever else its readers expect.</param>
    /// <exception cref="SessionDeniedException">The report is larger than before, and a larger session cannot be had.</exception>
    /// <exception cref="RpcException">The server is gone.</exception>
    public void Submit(ReadOnlySpan<byte> text)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (_buffer is null || text.Length > _buffer.Size)
        {
            // Twice as large, so that a report that grows does not open a session each time.
            Close();
            Open(Dataspace.RoundToPages(Math.Max(1, 2L * text.Length)));
        }

        text.CopyTo(_buffer!.Bytes);
        _report!.Submit((ulong)text.Length);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _isDisposed = true;
        Close();
    }

    private void Open(long size)
    {
        _connection = _env.OpenSession(new SessionRequest
        {
            Service = "Report",
            Label = _label,
            RamQuota = (ulong)(size + (PagesOfSession * Dataspace.PageSize)),
            CapQuota = SessionCaps,
            Arguments = new SessionArgumentsBuilder().Add("buffer_size", (ulong)size).Build(),
        });
        try
        {
            _report = new ReportClient(_connection.Capability.Duplicate());
            using var dataspace = _report.Dataspace();
            if (!AttachedDataspace.TryAttach(dataspace.Untyped, out _buffer) || _buffer.Size < size || !_buffer.IsWriteable)
            {
                throw new MalformedReplyException("The Report session gives no buffer of the size that was asked for.");
            }
        }
        catch
        {
            Close();
            throw;
        }
    }

    private void Close()
    {
        _buffer?.Dispose();
        _report?.Dispose();
        _connection?.Dispose();
        (_buffer, _report, _connection) = (null, null, null);
    }
}
