using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace TelOS.Runtime;

/// <summary>One thread of the process that waits for whatever nobody else waits for: replies to asynchronous calls, the end of servers.</summary>
[SuppressMessage("Design", "CA1001", Justification = "There is one, for as long as the process lives.")]
internal sealed class SocketReactor
{
    private static readonly Lazy<SocketReactor> s_shared = new(static () => new SocketReactor());

    private readonly ConcurrentDictionary<ulong, IReactorTarget> _targets = new();
    private readonly PollSet _poll = new();
    private ulong _lastKey;

    private SocketReactor() => new Thread(Run) { IsBackground = true, Name = "reactor" }.Start();

    /// <summary>The process's reactor.</summary>
    public static SocketReactor Shared => s_shared.Value;

    /// <summary>Adds a descriptor, which is not waited on before <see cref="Arm"/>.</summary>
    /// <returns>The key by which the others know it.</returns>
    public ulong Add(DescriptorHandle descriptor, IReactorTarget target)
    {
        var key = Interlocked.Increment(ref _lastKey);
        _targets[key] = target;
        _poll.Add(descriptor, key, LinuxSockets.OneShot);
        return key;
    }

    /// <summary>Waits until it is readable, and tells its target once.</summary>
    public void Arm(DescriptorHandle descriptor, ulong key) =>
        _poll.Modify(descriptor, key, LinuxSockets.Readable | LinuxSockets.OneShot);

    /// <summary>Forgets a descriptor, before it is closed.</summary>
    public void Remove(DescriptorHandle descriptor, ulong key)
    {
        _poll.Remove(descriptor);
        _targets.TryRemove(key, out _);
    }

    [SuppressMessage("Design", "CA1031", Justification = "One target's failure must not end the waiting of all others.")]
    private void Run()
    {
        while (true)
        {
            var count = _poll.Wait(-1);
            for (var index = 0; index < count; index++)
            {
                if (!_targets.TryGetValue(_poll.KeyAt(index), out var target))
                {
                    continue;
                }

                try
                {
                    target.OnReady();
                }
                catch (Exception error)
                {
                    Environment.FailFast("A target of the reactor failed, and calls would wait forever.", error);
                }
            }
        }
    }
}
