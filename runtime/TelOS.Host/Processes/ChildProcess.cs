using System.Diagnostics.CodeAnalysis;
using TelOS.Runtime;

namespace TelOS.Host;

/// <summary>The process of a component. Its end is seen at once.</summary>
[SuppressMessage("Design", "CA1001", Justification = "The watch is closed when the process ends, and it does end.")]
internal sealed class ChildProcess : RunningProgram, IReactorTarget
{
    private readonly Action<int> _ended;
    private readonly ResourceGroup? _group;
    private readonly DescriptorHandle _watch;
    private readonly ulong _key;
    private int _isEnded;

    /// <summary>Watches a process that has been started.</summary>
    /// <param name="pid">Its number.</param>
    /// <param name="descriptor">Its descriptor, which is taken over.</param>
    /// <param name="group">What limits it.</param>
    /// <param name="ended">Called once with the wait status, on the reactor's thread.</param>
    public ChildProcess(int pid, int descriptor, ResourceGroup? group, Action<int> ended)
    {
        Pid = pid;
        _ended = ended;
        _group = group;
        _watch = new DescriptorHandle(descriptor);
        _key = SocketReactor.Shared.Add(_watch, this);
        SocketReactor.Shared.Arm(_watch, _key);
    }

    /// <inheritdoc/>
    public override int Pid { get; }

    /// <inheritdoc/>
    public override void Kill()
    {
        if (Volatile.Read(ref _isEnded) == 0)
        {
            LinuxProcesses.Signal(Pid, LinuxProcesses.Kill);
        }
    }

    /// <inheritdoc/>
    public override void SetLimits(ProcessLimits limits)
    {
        if (Volatile.Read(ref _isEnded) == 0)
        {
            limits.Apply(Pid, isMemoryLimited: _group?.LimitsMemory ?? false);
            _group?.SetMemory(limits.Memory);
        }
    }

    /// <inheritdoc/>
    public unsafe void OnReady()
    {
        int status;
        Volatile.Write(ref _isEnded, 1);
        LinuxProcesses.Wait(Pid, &status, LinuxProcesses.DoNotWait);
        SocketReactor.Shared.Remove(_watch, _key);
        _watch.Dispose();
        _group?.Remove();
        _ended(status);
    }
}
