using Genode;

namespace TelOS.Runtime;

/// <summary>The content of a ROM session, brought up to date in place as long as it fits.</summary>
public sealed class RomModule : IDisposable
{
    private readonly Connection _connection;
    private readonly RomClient _rom;
    private AttachedDataspace? _attached;

    /// <summary>Reads through an opened session.</summary>
    /// <param name="connection">The session; it is taken over.</param>
    public RomModule(Connection connection)
    {
        _connection = connection;
        _rom = new RomClient(connection.Capability.Duplicate());
    }

    /// <summary>Asks for a signal when the content changes.</summary>
    /// <param name="context">Where it goes; it stays the caller's.</param>
    public void Watch(SignalContext context) => _rom.RegisterChanged(context);

    /// <summary>The content as it is now.</summary>
    /// <returns>A copy; empty when there is no content at this time.</returns>
    /// <exception cref="RpcException">The server is gone, or answers nonsense.</exception>
    public byte[] ReadBytes()
    {
        if (_attached is null || !_rom.Update())
        {
            _attached?.Dispose();
            _attached = null;
            using var dataspace = _rom.Dataspace();
            if (!AttachedDataspace.TryAttach(dataspace.Untyped, out _attached))
            {
                return [];
            }
        }

        // Others may write meanwhile: what is read is a copy.
        var content = new byte[_attached.Size];
        _attached.CopyTo(0, content);
        return content;
    }

    /// <summary>The content as it is now, as a node; null when it is none.</summary>
    /// <exception cref="RpcException">The server is gone, or answers nonsense.</exception>
    public Node? ReadNode() => Node.TryParse(ReadBytes(), out var node) ? node : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        _attached?.Dispose();
        _rom.Dispose();
        _connection.Dispose();
    }
}
