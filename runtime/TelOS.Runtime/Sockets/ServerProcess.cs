using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace TelOS.Runtime;

/// <summary>A process that serves capabilities of this one. Its end wakes all calls that wait for it, at no cost for a call.</summary>
/// <remarks>
/// A datagram socket says nothing when its peer goes. Whoever made a socket is known to the kernel, though, and when that process ends,
/// an empty datagram goes into each reply channel to it.
/// </remarks>
[SuppressMessage("Design", "CA1001", Justification = "It is shared, and what tells of its end may be asked long after it.")]
internal sealed class ServerProcess : IReactorTarget
{
    private const nint PidfdOpen = 434;
    private const int GracePeriod = 50;

    private static readonly Lock s_lock = new();
    private static readonly Dictionary<int, ServerProcess> s_known = [];
    private static readonly Dictionary<ulong, ServerProcess> s_foreign = [];
    private static readonly ServerProcess s_own = new(null, 0);

    private readonly Lock _lock = new();
    private readonly ConditionalWeakTable<ReplyChannel, object> _channels = [];
    private readonly CancellationTokenSource _gone = new();
    private readonly DescriptorHandle? _descriptor;
    private readonly ulong _key;
    private readonly int _pid;
    private readonly ulong _inode;
    private bool _isDead;

    private ServerProcess(DescriptorHandle? descriptor, int pid, ulong inode = 0)
    {
        _descriptor = descriptor;
        _pid = pid;
        _inode = inode;
        if (descriptor is not null)
        {
            _key = SocketReactor.Shared.Add(descriptor, this);
            SocketReactor.Shared.Arm(descriptor, _key);
        }
    }

    /// <summary>Cancelled when it is gone, on a thread of the pool.</summary>
    public CancellationToken Gone => _gone.Token;

    /// <summary>Whether it is known to be gone.</summary>
    public bool IsDead
    {
        get
        {
            lock (_lock)
            {
                return _isDead;
            }
        }
    }

    /// <summary>The process that made a socket; null when the kernel does not let us watch it.</summary>
    public static ServerProcess? Of(DescriptorHandle socket)
    {
        var pid = MakerOf(socket);
        if (pid == Environment.ProcessId)
        {
            return s_own;
        }

        lock (s_lock)
        {
            if (s_known.TryGetValue(pid, out var known) && !known.IsDead)
            {
                return known;
            }

            // A process of another namespace has the number 0, and can be watched all the same. What is the same for all is its inode.
            if (Open(socket, pid) is not { } descriptor)
            {
                return null;
            }

            var inode = pid > 0 ? 0 : LinuxSockets.InodeOf(descriptor);
            if (inode != 0 && s_foreign.TryGetValue(inode, out known) && !known.IsDead)
            {
                descriptor.Dispose();
                return known;
            }

            var process = new ServerProcess(descriptor, pid, inode);
            if (pid > 0)
            {
                s_known[pid] = process;
            }
            else if (inode != 0)
            {
                s_foreign[inode] = process;
            }

            return process;
        }
    }

    /// <summary>The number of the process that made a socket, 0 or less when the kernel does not say.</summary>
    private static unsafe int MakerOf(DescriptorHandle socket)
    {
        var credentials = stackalloc int[3];
        var length = 3u * sizeof(int);
        return LinuxSockets.GetOption(socket, LinuxSockets.SocketLevel, LinuxSockets.PeerCredentials, credentials, &length) == 0
            ? credentials[0]
            : -1;
    }

    /// <summary>Whether it is gone, after its sockets were found closed; a process that is about to end is waited for.</summary>
    public bool IsEnding()
    {
        try
        {
            return _descriptor is not null && PollRequest.WaitReadable(_descriptor, GracePeriod);
        }
        catch (ObjectDisposedException)
        {
            return true;
        }
    }

    /// <summary>Makes a reply channel known, whose calls are to end with the process.</summary>
    /// <returns>False when the process is gone.</returns>
    public bool TryAdd(ReplyChannel channel)
    {
        lock (_lock)
        {
            if (!_isDead && _descriptor is not null)
            {
                _channels.Add(channel, this);
            }

            return !_isDead;
        }
    }

    /// <summary>Forgets a reply channel.</summary>
    public void Remove(ReplyChannel channel)
    {
        lock (_lock)
        {
            _channels.Remove(channel);
        }
    }

    /// <inheritdoc/>
    public void OnReady()
    {
        ReplyChannel[] channels;
        lock (_lock)
        {
            _isDead = true;
            channels = [.. _channels.Select(static entry => entry.Key)];
            _channels.Clear();
        }

        lock (s_lock)
        {
            if (s_known.TryGetValue(_pid, out var known) && known == this)
            {
                s_known.Remove(_pid);
            }

            if (s_foreign.TryGetValue(_inode, out known) && known == this)
            {
                s_foreign.Remove(_inode);
            }
        }

        SocketReactor.Shared.Remove(_descriptor!, _key);
        _descriptor!.Dispose();
        foreach (var channel in channels)
        {
            channel.Wake();
        }

        _ = _gone.CancelAsync();
    }

    private static unsafe DescriptorHandle? Open(DescriptorHandle socket, int pid)
    {
        var descriptor = -1;
        uint length = sizeof(int);
        if (LinuxSockets.GetOption(socket, LinuxSockets.SocketLevel, LinuxSockets.PeerProcessDescriptor, &descriptor, &length) != 0
            && pid > 0)
        {
            descriptor = (int)LinuxSockets.SystemCall(PidfdOpen, pid, 0);
        }

        return descriptor >= 0 ? new DescriptorHandle(descriptor) : null;
    }
}
