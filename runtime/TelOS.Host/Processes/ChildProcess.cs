using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using TelOS.Runtime;

namespace TelOS.Host;

/// <summary>A process that has the descriptors 0, 1 and 2, its parent at 100, and nothing else.</summary>
[SuppressMessage("Design", "CA1001", Justification = "The watch is closed when the process ends, and it does end.")]
internal sealed class ChildProcess : IReactorTarget
{
    private const nint PidfdOpen = 434;

    private readonly Action<int> _ended;
    private readonly DescriptorHandle _watch;
    private readonly ulong _key;
    private int _isEnded;

    private ChildProcess(int pid, Action<int> ended)
    {
        Pid = pid;
        _ended = ended;
        _watch = new DescriptorHandle((int)LinuxSockets.SystemCall(PidfdOpen, pid, 0));
        _key = SocketReactor.Shared.Add(_watch, this);
    }

    /// <summary>The process's number.</summary>
    public int Pid { get; }

    /// <summary>Starts a program.</summary>
    /// <param name="options">What to start.</param>
    /// <param name="parent">What it finds at descriptor 100.</param>
    /// <param name="ended">Called once with the process's wait status, on the reactor's thread.</param>
    /// <exception cref="IOException">It cannot be started.</exception>
    public static ChildProcess Start(ComponentOptions options, SocketReference parent, Action<int> ended)
    {
        using var arguments = new StringBlock([$"[Genode] init -> {options.Name}", .. options.Arguments]);
        using var environment = new StringBlock(EnvironmentOf(options, parent.Badge));
        var child = new ChildProcess(Spawn(options.Program, arguments, environment, parent.Descriptor), ended);
        SocketReactor.Shared.Arm(child._watch, child._key);
        return child;
    }

    /// <summary>Ends the process.</summary>
    public void Kill()
    {
        if (Volatile.Read(ref _isEnded) == 0)
        {
            LinuxProcesses.Signal(Pid, LinuxProcesses.Kill);
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
        _ended(status);
    }

    private static IEnumerable<string> EnvironmentOf(ComponentOptions options, ulong badge)
    {
        IEnumerable<KeyValuePair<string, string>> environment = options.Environment
            ?? Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>()
                .ToDictionary(static entry => (string)entry.Key, static entry => (string?)entry.Value ?? "");
        return environment.Select(static entry => $"{entry.Key}={entry.Value}").Prepend($"parent_local_name={badge}");
    }

    private static unsafe int Spawn(string program, StringBlock arguments, StringBlock environment, DescriptorHandle parent)
    {
        var actions = stackalloc byte[LinuxProcesses.FileActionsSize];
        var isHeld = false;
        parent.DangerousAddRef(ref isHeld);
        try
        {
            var error = LinuxProcesses.InitializeActions(actions);
            error = error != 0 ? error : LinuxProcesses.AddDuplicate(actions, (int)parent.DangerousGetHandle(), Env.ParentDescriptor);

            // What other libraries of the host opened may not close by itself.
            for (var descriptor = 3; descriptor < Env.ParentDescriptor && error == 0; descriptor++)
            {
                error = LinuxProcesses.AddClose(actions, descriptor);
            }

            error = error != 0 ? error : LinuxProcesses.AddCloseFrom(actions, Env.ParentDescriptor + 1);
            var pid = 0;
            error = error != 0 ? error : LinuxProcesses.Spawn(&pid, program, actions, null, arguments.Pointer, environment.Pointer);
            _ = LinuxProcesses.DestroyActions(actions);
            return error == 0
                ? pid
                : throw new IOException($"'{program}' cannot be started: {Marshal.GetPInvokeErrorMessage(error)}.");
        }
        finally
        {
            parent.DangerousRelease();
        }
    }
}
