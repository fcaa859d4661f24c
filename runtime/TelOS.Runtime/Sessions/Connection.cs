namespace TelOS.Runtime;

/// <summary>An opened session, from the client's side: what to call, and what was donated for it.</summary>
public abstract class Connection : IDisposable
{
    /// <summary>How often a generated call upgrades the session's quota and tries again before it gives the error to its caller.</summary>
    /// <remarks>Enough for 16 MiB, the largest shared buffer of a contract here, and as much again.</remarks>
    public const int MaxUpgrades = 11;

    private const ulong RamStep = 16 * 1024;
    private const ulong CapStep = 4;

    /// <summary>The session. It goes with the connection.</summary>
    public abstract Capability Capability { get; }

    /// <summary>Donates more of the client's own quota to the session.</summary>
    /// <param name="ram">Bytes of memory.</param>
    /// <param name="caps">Capabilities.</param>
    /// <returns>False, and nothing donated, when the client does not have it.</returns>
    /// <exception cref="ServerDiedException">The server is gone.</exception>
    public abstract bool TryUpgrade(ulong ram, ulong caps);

    /// <summary>Donates the usual step: 16 KiB doubled with each attempt, or four capabilities.</summary>
    /// <param name="kind">What the server ran out of.</param>
    /// <param name="attempt">How often this was done for the same call, from 0.</param>
    /// <returns>False when the client does not have it, or when <see cref="MaxUpgrades"/> is reached.</returns>
    /// <exception cref="ServerDiedException">The server is gone.</exception>
    public bool TryUpgrade(QuotaKind kind, int attempt) =>
        attempt < MaxUpgrades && (kind == QuotaKind.Ram ? TryUpgrade(RamStep << attempt, 0) : TryUpgrade(0, CapStep));

    /// <summary>Closes the session; the donation comes back.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes the session.</summary>
    /// <param name="disposing">Always true; there is no finaliser here.</param>
    protected abstract void Dispose(bool disposing);
}
