using TelOS.Runtime;

namespace TelOS.Init;

/// <summary>What a child may use.</summary>
/// <param name="child">The child.</param>
/// <param name="context">What all children share.</param>
internal sealed class ChildQuota(Child child, ChildContext context)
{
    // A child that gives everything back cannot even answer any more.
    private const ulong KeptRam = 16 * 1024;
    private const ulong KeptCaps = 5;

    /// <summary>Bytes of memory that it was given, with what its sessions from the start cost.</summary>
    public ulong Ram { get; private set; }

    /// <summary>Capabilities that it was given, with what its sessions from the start cost.</summary>
    public ulong Caps { get; private set; }

    /// <summary>What it asked for and did not get yet.</summary>
    public (ulong Ram, ulong Caps) Requested { get; private set; }

    private ulong ConfiguredRam => child.Start.Ram ?? context.Owner.Configuration.DefaultRam;

    private ulong ConfiguredCaps => child.Start.Caps ?? context.Owner.Configuration.DefaultCaps;

    private ulong AvailableRam => context.Exchange.AvailableRam(context.Owner.Configuration.PreservedRam);

    private ulong AvailableCaps => context.Exchange.AvailableCaps(context.Owner.Configuration.PreservedCaps);

    /// <summary>Gives a new child what the configuration says.</summary>
    public void Begin(IPdSession pd)
    {
        Ram = ConfiguredRam;
        Caps = ConfiguredCaps;
        var ram = Limit(SessionCosts.EffectiveRam(Ram), AvailableRam, "RAM exceeds available RAM");
        var caps = Limit(SessionCosts.EffectiveCaps(Caps), AvailableCaps, "caps exceed available caps");
        pd.RefAccount(context.Link.Account);
        if (!context.Exchange.TryGiveCaps(pd, caps))
        {
            context.Log.Error($"{child.Name}: unable to initialize cap quota of PD");
        }

        if (!context.Exchange.TryGiveRam(pd, ram))
        {
            context.Log.Error($"{child.Name}: unable to initialize RAM quota of PD");
        }
    }

    /// <summary>The child asks for more. Whoever writes the configuration decides.</summary>
    public void Request(string arguments)
    {
        var request = new SessionArguments(arguments);
        Requested = (request.RamQuota, request.CapQuota);
    }

    /// <summary>Gives the child what the configuration says, as far as it is there.</summary>
    public void Grow()
    {
        if (SessionCosts.EffectiveRam(ConfiguredRam) == 0)
        {
            context.Log.Warn($"{child.Name}: no valid RAM quota defined");
        }

        if (SessionCosts.EffectiveCaps(ConfiguredCaps) == 0)
        {
            context.Log.Warn($"{child.Name}: no valid capability quota defined");
        }

        if (child.Pd is not { } pd)
        {
            return;
        }

        var ram = Math.Min(ConfiguredRam > Ram ? ConfiguredRam - Ram : 0, AvailableRam);
        if (ram > 0 && context.Exchange.TryGiveRam(pd, ram))
        {
            Ram += ram;
        }
        else
        {
            ram = 0;
        }

        var caps = Math.Min(ConfiguredCaps > Caps ? ConfiguredCaps - Caps : 0, AvailableCaps);
        if (caps > 0 && context.Exchange.TryGiveCaps(pd, caps))
        {
            Caps += caps;
        }
        else
        {
            caps = 0;
        }

        if (ram > 0 || caps > 0)
        {
            Requested = default;
            child.Parent.NotifyResources();
        }
    }

    /// <summary>Takes back what the configuration does not say any more, and asks the child for what it has in use.</summary>
    /// <param name="isAnswer">Whether the child was asked already: it is asked again only when it gave something.</param>
    public void Shrink(bool isAnswer = false)
    {
        if (child.Pd is not { } pd || (ConfiguredRam >= Ram && ConfiguredCaps >= Caps))
        {
            return;
        }

        var (formerRam, formerCaps) = (Ram, Caps);
        var ram = Excess(Ram, ConfiguredRam, pd.RamQuota().Value, pd.UsedRam().Value, KeptRam);
        if (context.Exchange.TryTakeRam(pd, ram))
        {
            Ram -= ram;
        }

        var caps = Excess(Caps, ConfiguredCaps, pd.CapQuota().Value, pd.UsedCaps().Value, KeptCaps);
        if (context.Exchange.TryTakeCaps(pd, caps))
        {
            Caps -= caps;
        }

        var (lackingRam, lackingCaps) = (Math.Max(Ram, ConfiguredRam) - ConfiguredRam, Math.Max(Caps, ConfiguredCaps) - ConfiguredCaps);
        if ((lackingRam > 0 || lackingCaps > 0) && (!isAnswer || (Ram, Caps) != (formerRam, formerCaps)))
        {
            child.Parent.RequestYield($"ram_quota={Quantity.Format(lackingRam)}, cap_quota={lackingCaps}");
        }
    }

    // What can be taken: no more than is too much, and no more than is unused.
    private static ulong Excess(ulong assigned, ulong configured, ulong quota, ulong used, ulong kept)
    {
        if (assigned <= configured || quota <= used + kept)
        {
            return 0;
        }

        return Math.Min(assigned - configured, quota - used - kept);
    }

    private ulong Limit(ulong wanted, ulong available, string problem)
    {
        if (wanted <= available)
        {
            return wanted;
        }

        context.Log.Warn($"{child.Name}: configured {problem}, proceed with {available}");
        return available;
    }
}
