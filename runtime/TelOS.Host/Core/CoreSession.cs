using TelOS.Runtime;

namespace TelOS.Host;

/// <summary>A session with core: an object, and the quota that its client donated to it.</summary>
/// <param name="ram">Bytes of memory donated.</param>
/// <param name="caps">Capabilities donated.</param>
internal abstract class CoreSession(ulong ram, ulong caps) : RpcObject, IDisposable
{
    /// <summary>Bytes of memory: what was donated, and what the session uses of it.</summary>
    public QuotaAccount Ram { get; } = new(ram);

    /// <summary>Capabilities: what was donated, and how many the session uses.</summary>
    public QuotaAccount Caps { get; } = new(caps);

    /// <summary>Bytes of memory that the client donated so far.</summary>
    public ulong DonatedRam { get; private set; } = ram;

    /// <summary>Capabilities that the client donated so far.</summary>
    public ulong DonatedCaps { get; private set; } = caps;

    /// <summary>Takes more quota of the client's.</summary>
    public void Upgrade(ulong ram, ulong caps)
    {
        Ram.TryGrow(ram);
        Caps.TryGrow(caps);
        DonatedRam += ram;
        DonatedCaps += caps;
    }

    /// <summary>Uses quota of both kinds, or none.</summary>
    /// <returns>What is missing, or null.</returns>
    public QuotaKind? Charge(ulong ram, ulong caps)
    {
        if (!Ram.TryCharge(ram))
        {
            return QuotaKind.Ram;
        }

        if (Caps.TryCharge(caps))
        {
            return null;
        }

        Ram.Release(ram);
        return QuotaKind.Caps;
    }

    /// <summary>Gives back what was charged.</summary>
    public void Release(ulong ram, ulong caps)
    {
        Ram.Release(ram);
        Caps.Release(caps);
    }

    /// <summary>Ends the session, and everything that was made through it. Its quota is the client's again then.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends the session.</summary>
    /// <param name="disposing">Always true; there is no finaliser here.</param>
    protected abstract void Dispose(bool disposing);
}
