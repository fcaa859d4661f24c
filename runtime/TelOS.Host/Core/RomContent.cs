namespace TelOS.Host;

/// <summary>The content of a ROM module, and who is to hear of its changes.</summary>
/// <param name="initial">The content at first.</param>
internal sealed class RomContent(byte[] initial)
{
    /// <summary>The content as it is now.</summary>
    public byte[] Bytes { get; private set; } = initial;

    /// <summary>It has changed.</summary>
    public event Action? Changed;

    /// <summary>Changes it.</summary>
    public void Set(byte[] bytes)
    {
        Bytes = bytes;
        Changed?.Invoke();
    }
}
