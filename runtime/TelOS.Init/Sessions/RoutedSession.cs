using TelOS.Runtime;

namespace TelOS.Init;

/// <summary>A session between a client and a server.</summary>
internal sealed class RoutedSession
{
    /// <summary>The client's number of it.</summary>
    public required ulong ClientId { get; init; }

    /// <summary>What was asked for.</summary>
    public required string Service { get; init; }

    /// <summary>The label by which the route was found: with the client's name.</summary>
    public required string ClientLabel { get; init; }

    /// <summary>The label that the server sees.</summary>
    public required string Label { get; init; }

    /// <summary>The arguments, the label apart.</summary>
    public required string Arguments { get; set; }

    /// <summary>Where it should work.</summary>
    public required Genode.Affinity Affinity { get; init; }

    /// <summary>Who serves it.</summary>
    public required SessionServer Server { get; init; }

    /// <summary>Who asked for it, or null when that is no more.</summary>
    public ISessionClient? Client { get; set; }

    /// <summary>Whether the client has it from its start, at the expense of `init`.</summary>
    public bool IsEnvironment { get; init; }

    /// <summary>Whether it is to be ended as soon as the server made it.</summary>
    public bool IsCloseWanted { get; set; }

    /// <summary>The server's number of it.</summary>
    public ulong ServerId { get; set; }

    /// <summary>How far it is.</summary>
    public SessionPhase Phase { get; set; }

    /// <summary>The session, once it is available.</summary>
    public Capability? Capability { get; set; }

    /// <summary>Donated bytes of memory, as the server sees them.</summary>
    public ulong Ram { get; set; }

    /// <summary>Donated capabilities.</summary>
    public ulong Caps { get; set; }

    /// <summary>What the server has yet to hear of an upgrade.</summary>
    public (ulong Ram, ulong Caps) PendingUpgrade { get; set; }

    /// <summary>Whether there is something at the server that can be used or ended.</summary>
    public bool IsAlive => Phase is SessionPhase.Available or SessionPhase.HandedOut or SessionPhase.UpgradeRequested;

    /// <summary>Whether the server refused it.</summary>
    public bool IsRefused => Phase is SessionPhase.Denied or SessionPhase.InsufficientRam or SessionPhase.InsufficientCaps;

    /// <summary>The arguments that the server sees.</summary>
    public string ServerArguments => ArgumentText.Set(Arguments, "label", Label);

    /// <summary>The server's answer to the wish for it.</summary>
    public void Refuse(SessionError error) => Phase = error switch
    {
        SessionError.InsufficientRam or SessionError.OutOfRam => SessionPhase.InsufficientRam,
        SessionError.InsufficientCaps or SessionError.OutOfCaps => SessionPhase.InsufficientCaps,
        _ => SessionPhase.Denied,
    };
}
