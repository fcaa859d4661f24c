namespace TelOS.Host;

/// <summary>How much of the machine a process may use.</summary>
/// <remarks>
/// <para>What a component allocates from its protection domain is counted exactly; what its process allocates by itself is not Genode's to
/// count, so the kernel limits it to the quota and an allowance for the runtime in it: by a control group where one can be had, which counts
/// all memory that is really used, else by its private memory that can be written. Addresses are not limited: .NET reserves hundreds of
/// gigabytes of them.</para>
/// <para>Each capability may need two descriptors, one at each end, and the runtime has some of its own.</para>
/// </remarks>
internal sealed record ProcessLimits
{
    private const int DataResource = 2;
    private const int CoreResource = 4;
    private const int FilesResource = 7;
    private const ulong DescriptorAllowance = 256;
    private const ulong ThreadAllowance = 64;
    private const ulong ManyCaps = 1 << 20;

    /// <summary>Bytes of memory that it may use by itself; all ones for any number.</summary>
    public required ulong Memory { get; init; }

    /// <summary>Descriptors that it may have.</summary>
    public required ulong Descriptors { get; init; }

    /// <summary>Threads and processes that it may have together.</summary>
    public required ulong Threads { get; init; }

    /// <summary>What a quota stands for.</summary>
    /// <param name="ram">Bytes of memory.</param>
    /// <param name="caps">Capabilities.</param>
    /// <param name="allowance">Bytes of memory besides.</param>
    public static ProcessLimits Of(ulong ram, ulong caps, ulong allowance) => new()
    {
        Memory = ram > ulong.MaxValue - allowance ? ulong.MaxValue : ram + allowance,
        Descriptors = DescriptorAllowance + (2 * Math.Min(caps, ManyCaps)),
        Threads = ThreadAllowance + Math.Min(caps, ManyCaps),
    };

    /// <summary>Adds the steps that set them.</summary>
    /// <param name="plan">The process.</param>
    /// <param name="isMemoryLimited">Whether its memory is limited otherwise.</param>
    public void AddTo(LaunchPlan plan, bool isMemoryLimited)
    {
        Add(CoreResource, 0);
        Add(FilesResource, Math.Min(Descriptors, LinuxProcesses.LimitOf(FilesResource)));
        if (!isMemoryLimited)
        {
            Add(DataResource, Math.Min(Memory, LinuxProcesses.LimitOf(DataResource)));
        }

        void Add(int resource, ulong limit) =>
            plan.Add("its limits cannot be set", SystemCall.Limit, 0, resource, plan.Block(limit, limit), 0);
    }

    /// <summary>Sets them for a process that runs, as far as the host may.</summary>
    public void Apply(int pid, bool isMemoryLimited)
    {
        LinuxProcesses.TrySetLimit(pid, FilesResource, Math.Min(Descriptors, LinuxProcesses.LimitOf(FilesResource)));
        if (!isMemoryLimited)
        {
            LinuxProcesses.TrySetLimit(pid, DataResource, Math.Min(Memory, LinuxProcesses.LimitOf(DataResource)));
        }
    }
}
