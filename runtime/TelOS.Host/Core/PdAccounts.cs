using Genode;
using TelOS.Runtime;

namespace TelOS.Host;

/// <summary>The accounts of a protection domain, and those with which it may exchange quota: its reference account, and those that refer to it.</summary>
/// <param name="pd">The protection domain.</param>
/// <param name="isRoot">Whether it needs no reference account.</param>
internal sealed class PdAccounts(PdService pd, bool isRoot)
{
    private readonly PdService _pd = pd;
    private readonly HashSet<PdAccounts> _referrers = [];
    private PdAccounts? _reference;

    private bool IsOpen => isRoot || _reference is not null;

    /// <summary>Sets the reference account, once.</summary>
    /// <param name="reference">The account of another protection domain; null when it is none.</param>
    public PdRefAccountResult Refer(PdAccounts? reference)
    {
        if (IsOpen)
        {
            return PdRefAccountResult.Ok;
        }

        if (reference is not { IsOpen: true })
        {
            return PdRefAccountResult.InvalidSession;
        }

        _reference = reference;
        reference._referrers.Add(this);
        return PdRefAccountResult.Ok;
    }

    /// <summary>Moves quota to another account.</summary>
    /// <param name="to">The other account; null when it is none.</param>
    /// <param name="kind">Of which kind.</param>
    /// <param name="amount">How much.</param>
    public TransferResult Transfer(PdAccounts? to, Func<CoreSession, QuotaAccount> kind, ulong amount)
    {
        if (to == this)
        {
            return TransferResult.Ok;
        }

        if (to is null || !IsOpen || (to._reference != this && _reference != to))
        {
            return TransferResult.Invalid;
        }

        return Move(kind, amount, to) ? TransferResult.Ok : TransferResult.Exceeded;
    }

    /// <summary>
    /// The protection domain ends, and uses nothing any more: what it has more than was donated to its session goes to its reference account,
    /// which takes its place for those that refer to it.
    /// </summary>
    public void Close()
    {
        Return(static pd => pd.Ram, _pd.DonatedRam);
        Return(static pd => pd.Caps, _pd.DonatedCaps);
        foreach (var referrer in _referrers)
        {
            referrer._reference = _reference;
            _reference?._referrers.Add(referrer);
        }

        _referrers.Clear();
        _reference?._referrers.Remove(this);
        _reference = null;
    }

    private void Return(Func<CoreSession, QuotaAccount> kind, ulong donated)
    {
        var account = kind(_pd);
        account.Release(account.Used);
        if (_reference is not null && account.Limit > donated)
        {
            Move(kind, account.Limit - donated, _reference);
        }
    }

    private bool Move(Func<CoreSession, QuotaAccount> kind, ulong amount, PdAccounts to)
    {
        var from = kind(_pd);
        if (!from.TryShrink(amount))
        {
            return false;
        }

        if (kind(to._pd).TryGrow(amount))
        {
            to._pd.HandleQuota();
            return true;
        }

        from.TryGrow(amount);
        return false;
    }
}
