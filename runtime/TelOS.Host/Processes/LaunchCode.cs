using System.Runtime.InteropServices;
using TelOS.Runtime;

namespace TelOS.Host;

/// <summary>Makes a process that carries out a list of system calls, the last of which is the execution of its program.</summary>
/// <remarks>
/// A process with a managed runtime cannot `fork`: what the child runs until `execve` may not be managed code. `posix_spawn` can set
/// descriptors and nothing else: no limits, no namespaces. Programs that can (`unshare`, `setpriv`, `prlimit`, `bwrap`) would have to be
/// installed, and each adds an `execve`: 5 to 15 ms where this takes less than one. So the child's part is machine code without memory
/// of its own: `clone` with the parent's memory while the parent's thread waits (as `posix_spawn` does it), then one system call after
/// the other from a table that was made before. It is the same with JIT and NativeAOT, and touches no runtime.
/// </remarks>
internal static unsafe class LaunchCode
{
    // launch(flags, int *pidfd, step *steps, long *failure), System V calling convention of x86-64.
    private static ReadOnlySpan<byte> Code =>
    [
        0x53, 0x41, 0x54, 0x41, 0x55, // push rbx, r12, r13
        0x49, 0x89, 0xd4, 0x49, 0x89, 0xcd, // r12 = steps, r13 = failure
        0x48, 0x89, 0xfb, 0x49, 0x89, 0xf1, // rbx = flags, r9 = pidfd
        0x6a, 0xff, 0x6a, 0x00, // all signals at [rsp+8], room for the old mask at [rsp]

        // rt_sigprocmask(SIG_SETMASK, all, old, 8): no handler of the host may run in the child.
        0xb8, 0x0e, 0x00, 0x00, 0x00, 0xbf, 0x02, 0x00, 0x00, 0x00,
        0x48, 0x8d, 0x74, 0x24, 0x08, 0x48, 0x89, 0xe2, 0x41, 0xba, 0x08, 0x00, 0x00, 0x00, 0x0f, 0x05,

        // clone(flags, no stack: the caller's is not used by the child, pidfd, 0, 0)
        0xb8, 0x38, 0x00, 0x00, 0x00, 0x48, 0x89, 0xdf, 0x31, 0xf6, 0x4c, 0x89, 0xca,
        0x45, 0x31, 0xd2, 0x45, 0x31, 0xc0, 0x0f, 0x05,
        0x48, 0x85, 0xc0, 0x74, 0x27, // the child goes on below
        0x48, 0x89, 0xc3, // rbx = number of the child, or an error

        // rt_sigprocmask(SIG_SETMASK, old, 0, 8); return
        0xb8, 0x0e, 0x00, 0x00, 0x00, 0xbf, 0x02, 0x00, 0x00, 0x00, 0x48, 0x89, 0xe6, 0x31, 0xd2,
        0x41, 0xba, 0x08, 0x00, 0x00, 0x00, 0x0f, 0x05,
        0x48, 0x89, 0xd8, 0x48, 0x83, 0xc4, 0x10, 0x41, 0x5d, 0x41, 0x5c, 0x5b, 0xc3,

        // The child: number and arguments of a step
        0x49, 0x8b, 0x04, 0x24, 0x49, 0x8b, 0x7c, 0x24, 0x08, 0x49, 0x8b, 0x74, 0x24, 0x10, 0x49, 0x8b, 0x54, 0x24, 0x18,
        0x4d, 0x8b, 0x54, 0x24, 0x20, 0x4d, 0x8b, 0x44, 0x24, 0x28, 0x4d, 0x8b, 0x4c, 0x24, 0x30, 0x0f, 0x05,
        0x48, 0x3d, 0x01, 0xf0, 0xff, 0xff, 0x72, 0x1c, // no error: next
        0x49, 0x83, 0x7c, 0x24, 0x38, 0x00, 0x75, 0x14, // one that may fail: next
        0x49, 0x89, 0x45, 0x00, 0x4d, 0x89, 0x65, 0x08, // failure = { error, step }
        0xbf, 0x7f, 0x00, 0x00, 0x00, 0xb8, 0xe7, 0x00, 0x00, 0x00, 0x0f, 0x05, // exit_group(127)
        0x49, 0x83, 0xc4, 0x40, 0xeb, 0xb2, // next step
    ];

    private static readonly Lazy<nint> s_entry = new(Load);

    /// <summary>Makes the process, and waits until it executes its program or has failed to.</summary>
    /// <param name="flags">Flags of `clone`.</param>
    /// <param name="steps">What the child does.</param>
    /// <param name="pidfd">A descriptor of the process.</param>
    /// <param name="error">The error number of what failed in the child, or 0.</param>
    /// <param name="failed">The step that failed.</param>
    /// <returns>The process's number, or an error number below zero.</returns>
    public static int Launch(ulong flags, ReadOnlySpan<LaunchStep> steps, out int pidfd, out int error, out int failed)
    {
        var descriptor = -1;
        var failure = stackalloc nint[2];
        failure[0] = 0;
        fixed (LaunchStep* first = steps)
        {
            var pid = (int)((delegate* unmanaged<ulong, int*, LaunchStep*, nint*, nint>)s_entry.Value)(flags, &descriptor, first, failure);
            pidfd = descriptor;
            error = -(int)failure[0];
            failed = failure[0] == 0 ? -1 : (int)((LaunchStep*)failure[1] - first);
            return pid;
        }
    }

    private static nint Load()
    {
        if (RuntimeInformation.ProcessArchitecture != Architecture.X64)
        {
            throw new PlatformNotSupportedException("Components are started on x86-64 only.");
        }

        var size = (nuint)Dataspace.PageSize;
        var page = LinuxProcesses.MapMemory(0, size, LinuxMemory.ProtectReadWrite, LinuxProcesses.MapPrivateAnonymous, -1, 0);
        if (page == -1)
        {
            throw new IOException($"There is no memory to start processes: {Marshal.GetLastPInvokeErrorMessage()}.");
        }

        Code.CopyTo(new Span<byte>((void*)page, Code.Length));
        return LinuxProcesses.Protect(page, size, LinuxProcesses.ProtectReadExecute) == 0
            ? page
            : throw new IOException($"Processes cannot be started: {Marshal.GetLastPInvokeErrorMessage()}.");
    }
}
