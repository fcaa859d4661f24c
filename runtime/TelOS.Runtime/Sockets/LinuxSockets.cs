using System.Runtime.InteropServices;

namespace TelOS.Runtime;

/// <summary>The system calls for sockets, and for waiting on them.</summary>
internal static partial class LinuxSockets
{
    /// <summary>The domain of socket pairs.</summary>
    public const int UnixDomain = 1;

    /// <summary>Datagrams, close on exec.</summary>
    public const int Datagram = 2 | CloseOnExec;

    /// <summary>Datagrams of a connection whose end the other side sees, close on exec.</summary>
    public const int SequencedPacket = 5 | CloseOnExec;

    /// <summary>Do not wait.</summary>
    public const int DoNotWait = 0x40;

    /// <summary>No SIGPIPE.</summary>
    public const int NoSignal = 0x4000;

    /// <summary>What is received closes on exec. A flag of the call: in `msg_flags` it does nothing.</summary>
    public const int ReceivedCloseOnExec = 0x40000000;

    /// <summary>In `msg_flags` after a receive: the datagram was longer.</summary>
    public const int Truncated = 0x20;

    /// <summary>In `msg_flags` after a receive: there were more descriptors, or no room for them.</summary>
    public const int ControlTruncated = 0x8;

    /// <summary>Level and type of descriptors in control data.</summary>
    public const int SocketLevel = 1;

    /// <summary>Type of descriptors in control data.</summary>
    public const int Rights = 1;

    /// <summary>getsockopt: process, user and group that made the socket.</summary>
    public const int PeerCredentials = 17;

    /// <summary>getsockopt: a number that no other socket of the machine ever has.</summary>
    public const int Cookie = 57;

    /// <summary>getsockopt: a descriptor of the process that made the socket.</summary>
    public const int PeerProcessDescriptor = 77;

    /// <summary>epoll and poll: something to read.</summary>
    public const uint Readable = 0x1;

    /// <summary>epoll: report once, then wait to be armed again.</summary>
    public const uint OneShot = 1u << 30;

    /// <summary>epoll_ctl: add.</summary>
    public const int Add = 1;

    /// <summary>epoll_ctl: remove.</summary>
    public const int Remove = 2;

    /// <summary>epoll_ctl: change.</summary>
    public const int Modify = 3;

    /// <summary>Interrupted: do it again.</summary>
    public const int Interrupted = 4;

    /// <summary>Would have to wait.</summary>
    public const int TryAgain = 11;

    /// <summary>Broken pipe.</summary>
    public const int BrokenPipe = 32;

    /// <summary>No such option.</summary>
    public const int NotASocket = 88;

    /// <summary>Nobody at the other end.</summary>
    public const int NotConnected = 107;

    /// <summary>More descriptors of this user are on their way, unread, than this process may have open.</summary>
    public const int TooManyReferences = 109;

    /// <summary>The other end is closed.</summary>
    public const int ConnectionRefused = 111;

    private const int CloseOnExec = 0x80000;

    /// <summary>ioctl: how much was sent that nobody has read yet.</summary>
    private const nuint SentUnread = 0x5411;

    /// <summary>Whether the kernel tells processes of other namespaces from each other.</summary>
    public static bool HasProcessInodes { get; } = OperatingSystem.IsOSPlatformVersionAtLeast("Linux", 6, 9);

    [LibraryImport("libc", EntryPoint = "socketpair", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static unsafe partial int CreatePair(int domain, int type, int protocol, int* descriptors);

    [LibraryImport("libc", EntryPoint = "sendmsg", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static unsafe partial nint Send(DescriptorHandle socket, SocketMessageHeader* message, int flags);

    [LibraryImport("libc", EntryPoint = "sendmsg", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static unsafe partial nint Send(int socket, SocketMessageHeader* message, int flags);

    [LibraryImport("libc", EntryPoint = "recvmsg", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static unsafe partial nint Receive(DescriptorHandle socket, SocketMessageHeader* message, int flags);

    [LibraryImport("libc", EntryPoint = "getsockopt", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static unsafe partial int GetOption(DescriptorHandle socket, int level, int option, void* value, uint* length);

    /// <summary>Whether what was sent through a socket before is still unread.</summary>
    public static unsafe bool HasUnread(int socket)
    {
        var count = 0;
        return Control(socket, SentUnread, &count) == 0 && count > 0;
    }

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static unsafe partial int Control(int descriptor, nuint request, int* value);

    [LibraryImport("libc", EntryPoint = "epoll_create1", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int CreatePoll(int flags);

    [LibraryImport("libc", EntryPoint = "epoll_ctl", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static unsafe partial int ControlPoll(DescriptorHandle poll, int operation, DescriptorHandle descriptor, byte* request);

    [LibraryImport("libc", EntryPoint = "epoll_wait", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static unsafe partial int WaitPoll(DescriptorHandle poll, byte* events, int count, int timeout);

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static unsafe partial int Poll(PollRequest* requests, nuint count, int timeout);

    [LibraryImport("libc", EntryPoint = "eventfd", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int CreateEvent(uint count, int flags);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static unsafe partial nint Read(DescriptorHandle descriptor, void* buffer, nuint length);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static unsafe partial nint Write(DescriptorHandle descriptor, void* buffer, nuint length);

    /// <summary>The inode of a process's descriptor; 0 on kernels older than 6.9, where those of all processes have the same.</summary>
    public static unsafe ulong InodeOf(DescriptorHandle process)
    {
        const int EmptyPath = 0x1000;
        const uint Inode = 0x100;
        const int InodeOffset = 32;
        const int Size = 256;
        var status = stackalloc byte[Size];
        return HasProcessInodes && GetStatus(process, "", EmptyPath, Inode, status) == 0 ? *(ulong*)(status + InodeOffset) : 0;
    }

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static unsafe partial int GetStatus(DescriptorHandle folder, string path, int flags, uint mask, byte* status);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial nint SystemCall(nint number, nint first, nint second);
}
