using Genode;
using TelOS.Runtime;

namespace TelOS.Init;

/// <summary>Moves quota between the own account and those of children.</summary>
/// <param name="link">The parent and the own protection domain.</param>
internal sealed class QuotaExchange(ParentLink link)
{
    /// <summary>Bytes that are neither used nor kept back.</summary>
    public ulong AvailableRam(ulong preserved)
    {
        var available = Less(link.Pd.RamQuota().Value, link.Pd.UsedRam().Value);
        return Less(available, preserved);
    }

    /// <summary>Capabilities that are neither used nor kept back.</summary>
    public ulong AvailableCaps(ulong preserved)
    {
        var available = Less(link.Pd.CapQuota().Value, link.Pd.UsedCaps().Value);
        return Less(available, preserved);
    }

    /// <summary>Takes quota from a child, all or nothing.</summary>
    /// <returns>What the child lacks, or null.</returns>
    public QuotaKind? Take(IPdSession child, ulong ram, ulong caps)
    {
        if (!TryTakeRam(child, ram))
        {
            return QuotaKind.Ram;
        }

        if (!TryTakeCaps(child, caps))
        {
            TryGiveRam(child, ram);
            return QuotaKind.Caps;
        }

        return null;
    }

    /// <summary>Gives quota to a child, all or nothing.</summary>
    /// <returns>What is lacking here, or null.</returns>
    public QuotaKind? Give(IPdSession child, ulong ram, ulong caps)
    {
        if (!TryGiveRam(child, ram))
        {
            return QuotaKind.Ram;
        }

        if (!TryGiveCaps(child, caps))
        {
            TryTakeRam(child, ram);
            return QuotaKind.Caps;
        }

        return null;
    }

    /// <summary>Takes memory from a child.</summary>
    public bool TryTakeRam(IPdSession child, ulong ram) =>
        ram == 0 || IsDone(() => child.TransferRamQuota(link.Account, new RamQuota { Value = ram }));

    /// <summary>Takes capabilities from a child.</summary>
    public bool TryTakeCaps(IPdSession child, ulong caps) =>
        caps == 0 || IsDone(() => child.TransferCapQuota(link.Account, new CapQuota { Value = caps }));

    /// <summary>Gives memory to a child.</summary>
    public bool TryGiveRam(IPdSession child, ulong ram) =>
        ram == 0 || IsDone(() => link.Pd.TransferRamQuota(new Capability<IPdAccount>(child.Capability), new RamQuota { Value = ram }));

    /// <summary>Gives capabilities to a child.</summary>
    public bool TryGiveCaps(IPdSession child, ulong caps) =>
        caps == 0 || IsDone(() => link.Pd.TransferCapQuota(new Capability<IPdAccount>(child.Capability), new CapQuota { Value = caps }));

    private static ulong Less(ulong value, ulong used) => value > used ? value - used : 0;

    private static bool IsDone(Func<TransferResult> transfer)
    {
        try
        {
            return transfer() == TransferResult.Ok;
        }
        catch (Exception error) when (error is RpcException or ObjectDisposedException)
        {
            return false;
        }
    }
}
