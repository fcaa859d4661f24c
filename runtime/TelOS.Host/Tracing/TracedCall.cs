namespace TelOS.Host;

/// <summary>A call between two components, as it was on the wire.</summary>
public sealed record TracedCall
{
    /// <summary>When the request arrived, from the start of the system.</summary>
    public required TimeSpan Time { get; init; }

    /// <summary>From the arrival of the request to that of the reply; null for a call that was never answered.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Who called: a child's name, those of its parents before it, or <c>init</c>.</summary>
    public required string Client { get; init; }

    /// <summary>Who was called: a child, <c>init</c>, or <c>core</c>.</summary>
    public required string Server { get; init; }

    /// <summary>The service of the session in which the object was had; <c>Parent</c> for calls of a parent.</summary>
    public required string Service { get; init; }

    /// <summary>The label of that session as its client said it; empty for none.</summary>
    public required string Label { get; init; }

    /// <summary>The interface of the object, or null when no contract is known.</summary>
    public string? Contract { get; init; }

    /// <summary>The function, whatever the client sent; null for a request that is too short to say it.</summary>
    public ulong? Opcode { get; init; }

    /// <summary>The payload of the request: opcode and arguments.</summary>
    public required ReadOnlyMemory<byte> Request { get; init; }

    /// <summary>What stood in the request's capability slots.</summary>
    public required IReadOnlyList<string> RequestCapabilities { get; init; }

    /// <summary>The code of the reply: 0, or that of an exception or failure.</summary>
    public long Code { get; init; }

    /// <summary>The payload of the reply.</summary>
    public ReadOnlyMemory<byte> Reply { get; init; }

    /// <summary>What stood in the reply's capability slots.</summary>
    public IReadOnlyList<string> ReplyCapabilities { get; init; } = [];

    /// <summary>Why there is no reply, in one sentence; null when there is one.</summary>
    public string? Failure { get; init; }
}
