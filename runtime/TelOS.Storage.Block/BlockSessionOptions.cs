namespace TelOS.Storage.Block;

/// <summary>What a client asks for.</summary>
public sealed record BlockSessionOptions
{
    /// <summary>What the client says about itself; by it the server decides which device it is.</summary>
    public string Label { get; init; } = "";

    /// <summary>Whether it wants to write.</summary>
    public bool IsWriteable { get; init; } = true;

    /// <summary>The first block it wants to see, of those that it may.</summary>
    public long Offset { get; init; }

    /// <summary>Blocks it wants to see; 0 is all behind <see cref="Offset"/>.</summary>
    public long BlockCount { get; init; }

    /// <summary>Bytes of the buffer that it shares with the server and pays for, with about 28 KiB for the requests.</summary>
    public int BufferSize { get; init; } = 1 << 20;
}
