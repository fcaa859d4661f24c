using System.Diagnostics.CodeAnalysis;
using TelOS.Runtime;

namespace TelOS.Host;

/// <summary>A process that has the descriptors 0, 1 and 2, its parent at 100, and nothing else.</summary>
/// <remarks>It ends with the thread that started it, whatever becomes of the host.</remarks>
[SuppressMessage("Design", "CA1001", Justification = "The watch is closed when the process ends, and it does end.")]
internal sealed class ChildProcess : IReactorTarget
{
    // Where the program waits to be executed: right behind the standard descriptors, and closed by the execution.
    private const int ProgramDescriptor = 3;
    private const int LastSignal = 64;

    private readonly Action<int> _ended;
    private readonly DescriptorHandle _watch;
    private readonly ulong _key;
    private int _isEnded;

    private ChildProcess(int pid, int descriptor, Action<int> ended)
    {
        Pid = pid;
        _ended = ended;
        _watch = new DescriptorHandle(descriptor);
        _key = SocketReactor.Shared.Add(_watch, this);
    }

    /// <summary>The process's number.</summary>
    public int Pid { get; }

    /// <summary>Starts a program.</summary>
    /// <param name="request">What to start.</param>
    /// <param name="ended">Called once with the process's wait status, on the reactor's thread.</param>
    /// <exception cref="LaunchException">It cannot be started.</exception>
    public static ChildProcess Start(ProcessRequest request, Action<int> ended)
    {
        using var nothing = LinuxProcesses.OpenNothing();
        using var parent = request.Parent.Descriptor.DuplicateAbove(Env.ParentDescriptor);
        using var program = (request.Program.Memory ?? nothing).DuplicateAbove(Env.ParentDescriptor);
        using var input = nothing.DuplicateAbove(Env.ParentDescriptor);
        using var plan = new LaunchPlan();
        AddSignals(plan);
        AddDescriptors(plan, input, parent, program);
        request.Limits.AddTo(plan);
        plan.Add("privileges cannot be given up", SystemCall.Control, SystemCall.NoNewPrivileges, 1);
        AddExecution(plan, request);
        var (pid, descriptor) = plan.Launch(request.Program.Name);
        var child = new ChildProcess(pid, descriptor, ended);
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

    // What the host made of signals is not the child's, and what a terminal sends to the host is not for it.
    private static void AddSignals(LaunchPlan plan)
    {
        var standard = plan.Block(0, 0, 0, 0);
        for (var signal = 1; signal <= LastSignal; signal++)
        {
            plan.Try(SystemCall.SignalAction, signal, standard, 0, sizeof(ulong));
        }

        plan.Try(SystemCall.SetSession);
        plan.Add("it would outlive the host", SystemCall.Control, SystemCall.ParentDeathSignal, LinuxProcesses.Kill);
    }

    private static void AddDescriptors(LaunchPlan plan, DescriptorHandle input, DescriptorHandle parent, DescriptorHandle program)
    {
        const string Purpose = "its descriptors cannot be set";
        plan.Add(Purpose, SystemCall.Duplicate, input.DangerousGetHandle(), 0);
        plan.Add(Purpose, SystemCall.Duplicate, parent.DangerousGetHandle(), Env.ParentDescriptor);
        plan.Add(Purpose, SystemCall.DuplicateTo, program.DangerousGetHandle(), ProgramDescriptor, SystemCall.CloseOnExec);

        // What other libraries of the host opened may not close by itself.
        plan.Add(Purpose, SystemCall.CloseRange, ProgramDescriptor + 1, Env.ParentDescriptor - 1, 0);
        plan.Add(Purpose, SystemCall.CloseRange, Env.ParentDescriptor + 1, int.MaxValue, 0);
    }

    private static void AddExecution(LaunchPlan plan, ProcessRequest request)
    {
        var program = request.Program;
        var arguments = plan.Texts([$"[Genode] {request.Name}", .. program.Arguments, .. request.Arguments]);
        var environment = plan.Texts(request.Environment
            .Select(static entry => $"{entry.Key}={entry.Value}")
            .Prepend($"parent_local_name={request.Parent.Badge}"));
        plan.Add("", SystemCall.SignalMask, 2, plan.Block(0UL), 0, sizeof(ulong));
        if (program.File is { } file)
        {
            plan.Add("", SystemCall.Execute, plan.Text(file), arguments, environment);
        }
        else
        {
            plan.Add("", SystemCall.ExecuteAt, ProgramDescriptor, plan.Text(""), arguments, environment, SystemCall.EmptyPath);
        }
    }
}
