using System.Runtime.InteropServices;

namespace TelOS.Host;

/// <summary>A program for the kernel that refuses system calls which no component needs.</summary>
/// <remarks>
/// It takes away what reaches into other processes and into the kernel's own configuration, and the making of processes: `clone` is for threads,
/// and `clone3`, whose flags cannot be looked at, is said not to exist, so that libraries go back to `clone`. Whoever uses the calls of another
/// architecture, to which none of this would apply, is ended.
/// </remarks>
internal static class SystemCallFilter
{
    private const ushort Load = 0x20;
    private const ushort JumpEqual = 0x15;
    private const ushort JumpNotBelow = 0x35;
    private const ushort JumpBits = 0x45;
    private const ushort Return = 0x06;
    private const uint Architecture = 0xc000003e;
    private const uint OtherArchitecture = 0x40000000;
    private const uint ThreadFlag = 0x10000;
    private const uint Allow = 0x7fff0000;
    private const uint Refuse = 0x00050000 | 1;
    private const uint DoesNotExist = 0x00050000 | 38;
    private const uint EndProcess = 0x80000000;
    private const uint Clone = 56;
    private const uint Clone3 = 435;

    // fork, vfork
    private static readonly uint[] s_processes = [57, 58];

    // ptrace, process_vm_readv and _writev, pidfd_getfd, kcmp, perf_event_open, userfaultfd, bpf, keyctl, add_key and request_key, io_uring,
    // mount and its successors, pivot_root, chroot, swap, acct, reboot, modules, kexec, setns, unshare, quotactl, open_by_handle_at
    private static readonly uint[] s_dangers =
    [
        101, 310, 311, 438, 312, 298, 323, 321, 250, 248, 249, 425, 426, 427, 165, 166, 428, 429, 430, 431, 432, 433, 442, 155, 161, 167, 168,
        163, 169, 175, 176, 313, 246, 320, 308, 272, 179, 304,
    ];

    /// <summary>Adds the step that installs it; privileges must have been given up.</summary>
    /// <param name="plan">The process.</param>
    /// <param name="mayMakeProcesses">Whether the making of processes is allowed.</param>
    public static void AddTo(LaunchPlan plan, bool mayMakeProcesses)
    {
        const nint SetFilter = 22;
        const nint Mode = 2;
        var filter = Build(mayMakeProcesses);
        var code = plan.Block(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(filter)));
        plan.Add("its system calls cannot be limited", SystemCall.Control, SetFilter, Mode, plan.Block((ulong)filter.Count, (ulong)code));
    }

    private static List<ulong> Build(bool mayMakeProcesses)
    {
        List<ulong> filter =
        [
            Instruction(Load, 4),
            Instruction(JumpEqual, Architecture, 1, 0),
            Instruction(Return, EndProcess),
            Instruction(Load, 0),
            Instruction(JumpNotBelow, OtherArchitecture, 0, 1),
            Instruction(Return, EndProcess),
        ];
        AddRefusals(filter, s_dangers, Refuse);
        if (!mayMakeProcesses)
        {
            AddRefusals(filter, s_processes, Refuse);
            AddRefusals(filter, [Clone3], DoesNotExist);
            filter.AddRange(
            [
                Instruction(JumpEqual, Clone, 0, 3),
                Instruction(Load, 16),
                Instruction(JumpBits, ThreadFlag, 1, 0),
                Instruction(Return, Refuse),
            ]);
        }

        filter.Add(Instruction(Return, Allow));
        return filter;
    }

    private static void AddRefusals(List<ulong> filter, uint[] numbers, uint answer)
    {
        foreach (var number in numbers)
        {
            filter.Add(Instruction(JumpEqual, number, 0, 1));
            filter.Add(Instruction(Return, answer));
        }
    }

    // struct sock_filter: code, jumps if true and if false, operand.
    private static ulong Instruction(ushort code, uint operand, byte isTrue = 0, byte isFalse = 0) =>
        code | ((ulong)isTrue << 16) | ((ulong)isFalse << 24) | ((ulong)operand << 32);
}
