using TelOS.Init;

namespace TelOS.Host;

/// <summary>What the processes of components are kept from. All of it unless said otherwise.</summary>
/// <remarks>
/// Whatever is said here, a process has the descriptors 0 (which is empty), 1, 2 and 100 and no others, can get no privileges, has none of
/// the host's, and ends with the host.
/// </remarks>
public sealed record Confinement
{
    /// <summary>
    /// Bytes that a managed runtime may take that does nothing yet, with room for more processors and larger programs: 30 MiB are used and
    /// 75 MiB could be written when a small component has started on two processors.
    /// </summary>
    public const ulong DefaultMemoryAllowance = ProcessOptions.DefaultMemory;

    /// <summary>Nothing but what always is.</summary>
    public static Confinement None { get; } = new()
    {
        HasPrivateFiles = false,
        HasPrivateNetwork = false,
        MayMakeProcesses = true,
        MemoryAllowance = ulong.MaxValue,
    };

    /// <summary>
    /// The process sees the system's libraries, the .NET runtime and its program's folder, cannot write any of it, has an empty `/tmp`, and
    /// does not see other processes.
    /// </summary>
    /// <remarks>
    /// It is the first process of its namespace, which no signal of its own ends: one that aborts is seen to end by signal 11 and not by 6.
    /// The processes that it makes, if it may, end with it.
    /// </remarks>
    public bool HasPrivateFiles { get; init; } = true;

    /// <summary>The process has no network.</summary>
    public bool HasPrivateNetwork { get; init; } = true;

    /// <summary>The process may make other processes, and execute other programs in them. Threads it may always make.</summary>
    public bool MayMakeProcesses { get; init; }

    /// <summary>Folders and files that the process sees besides, and cannot write.</summary>
    public IReadOnlyList<string> ReadablePaths { get; init; } = [];

    /// <summary>
    /// Bytes of memory that the process itself may use in addition to its quota, for code, stacks and the heap of a runtime;
    /// <see cref="ulong.MaxValue"/> for any number.
    /// </summary>
    public ulong MemoryAllowance { get; init; } = DefaultMemoryAllowance;

    /// <summary>What is left of it for a component that the configuration excepts from some of it.</summary>
    /// <param name="options">What the component has all the same.</param>
    internal Confinement Without(ProcessOptions options) => this with
    {
        HasPrivateFiles = HasPrivateFiles && !options.HasFiles,
        HasPrivateNetwork = HasPrivateNetwork && !options.HasNetwork,
        MayMakeProcesses = MayMakeProcesses || options.HasProcesses,
        MemoryAllowance = options.Memory ?? MemoryAllowance,
    };
}
