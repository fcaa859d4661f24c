using TelOS.Runtime;

namespace TelOS.Host;

/// <summary>The content of a ROM module, and who is to hear of its changes.</summary>
/// <param name="initial">The content at first.</param>
internal class RomContent(byte[] initial)
{
    /// <summary>The content as it is now.</summary>
    public byte[] Bytes { get; private set; } = initial;

    /// <summary>Memory that all sessions share, of content that does not change; null when each session has its own.</summary>
    /// <exception cref="IOException">The content cannot be read.</exception>
    public virtual Dataspace? Shared => null;

    /// <summary>It has changed.</summary>
    public event Action? Changed;

    /// <summary>Changes it.</summary>
    public void Set(byte[] bytes)
    {
        Bytes = bytes;
        Changed?.Invoke();
    }
}
