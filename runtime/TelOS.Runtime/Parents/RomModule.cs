using Genode;

namespace TelOS.Runtime;

/// <summary>The text of a ROM session, brought up to date in place as long as it fits.</summary>
/// <param name="connection">The session; it is taken over.</param>
internal sealed class RomModule(Connection connection) : IDisposable
{
    private readonly RomClient _rom = new(connection.Capability.Duplicate());
    private AttachedDataspace? _attached;

    /// <summary>Asks for a signal when the content changes.</summary>
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
    public HidNode? Read() => HidNode.TryParse(ReadBytes(), out var node) ? node : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        _attached?.Dispose();
        _rom.Dispose();
        connection.Dispose();
    }
}
