namespace TelOS.Host;

/// <summary>How much of the machine a process may use.</summary>
/// <remarks>
/// <para>What a component allocates from its protection domain is counted exactly; what its process allocates by itself is not Genode's
/// to count, so the kernel limits it: writeable memory of its own to the quota and an allowance for the runtime in it. .NET reserves
/// hundreds of gigabytes of addresses and uses little of it, so addresses are not limited, but memory that can be written is.</para>
/// <para>Each capability may need two descriptors, one at each end, and the runtime has some of its own.</para>
/// </remarks>
internal sealed record ProcessLimits
{
    /// <summary>Bytes that a process may have besides its quota: code, stacks and the heap of a managed runtime that does nothing yet.</summary>
    public const ulong RuntimeAllowance = 512UL << 20;

    /// <summary>Descriptors that a process may have besides those for capabilities: libraries while they are loaded, the runtime's own.</summary>
    public const ulong DescriptorAllowance = 256;

    /// <summary>Threads that a process may have besides those that its capabilities could need.</summary>
    public const ulong ThreadAllowance = 64;

    /// <summary>Bytes of private memory that it may have for writing.</summary>
    public required ulong Memory { get; init; }

    /// <summary>Descriptors that it may have.</summary>
    public required ulong Descriptors { get; init; }

    /// <summary>Threads and processes that it may have together.</summary>
    public required ulong Threads { get; init; }

    /// <summary>What a quota stands for.</summary>
    /// <param name="ram">Bytes of memory.</param>
    /// <param name="caps">Capabilities.</param>
    public static ProcessLimits Of(ulong ram, ulong caps) => new()
    {
        Memory = ram > ulong.MaxValue - RuntimeAllowance ? ulong.MaxValue : ram + RuntimeAllowance,
        Descriptors = DescriptorAllowance + (2 * Math.Min(caps, 1UL << 20)),
        Threads = ThreadAllowance + Math.Min(caps, 1UL << 20),
    };

    /// <summary>Adds the steps that set them.</summary>
    public void AddTo(LaunchPlan plan)
    {
        const nint Data = 2;
        const nint Core = 4;
        const nint Files = 7;
        Add(Data, Memory);
        Add(Core, 0);
        Add(Files, Math.Min(Descriptors, LinuxProcesses.LimitOf((int)Files)));

        void Add(nint resource, ulong limit) =>
            plan.Add("the limits cannot be set", SystemCall.Limit, 0, resource, plan.Block(limit, limit), 0);
    }
}
