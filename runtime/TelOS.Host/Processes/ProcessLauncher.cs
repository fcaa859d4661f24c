using System.Globalization;
using TelOS.Runtime;

namespace TelOS.Host;

/// <summary>Starts the processes of components, and keeps them from what is not theirs as far as this machine allows.</summary>
/// <remarks>To be used by one thread, which must live as long as the processes: they end with it.</remarks>
/// <param name="log">Is told once when namespaces cannot be had.</param>
internal sealed class ProcessLauncher(Action<string> log)
{
    // Where the program waits to be executed: right behind the standard descriptors, and closed by the execution.
    private const int ProgramDescriptor = 3;
    private const int NextDescriptor = ProgramDescriptor + 1;
    private const int LastSignal = 64;
    private const string UsersPurpose = "it cannot have a namespace of users";
    private const ulong NewFiles = 0x20000;
    private const ulong NewMessages = 0x08000000;
    private const ulong NewUsers = 0x10000000;
    private const ulong NewProcesses = 0x20000000;
    private const ulong NewNetwork = 0x40000000;

    // Not permitted, access denied, invalid, no space (the number of namespaces is limited), not implemented.
    private static readonly int[] s_refusals = [1, 13, 22, 28, 38];

    private static int s_lastGroup;

    // A component must see the end of the processes that serve it, whatever namespace they are in.
    private static ulong OwnProcesses => LinuxSockets.HasProcessInodes ? NewProcesses : 0;

    private Isolation _isolation = LinuxProcesses.UserId() == 0 ? Isolation.Privileged : Isolation.Unprivileged;

    /// <summary>Starts a program.</summary>
    /// <param name="request">What to start.</param>
    /// <param name="ended">Called once with the process's wait status, on the reactor's thread.</param>
    /// <exception cref="IOException">It cannot be started.</exception>
    public ChildProcess Start(ProcessRequest request, Action<int> ended)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"telos-{Environment.ProcessId}-{Interlocked.Increment(ref s_lastGroup)}");
        var group = ResourceGroup.TryCreate(ResourceGroups.Own, name, request.Limits);
        try
        {
            while (true)
            {
                try
                {
                    var (pid, descriptor) = Launch(request, group);
                    return new ChildProcess(pid, descriptor, group, ended);
                }
                catch (LaunchException error) when (IsRefusal(request.Confinement, error))
                {
                    _isolation++;
                    if (_isolation == Isolation.None)
                    {
                        log($"[core] components see the host's files and processes and use its network: {error.Message}");
                    }
                }
            }
        }
        catch
        {
            group?.Remove();
            throw;
        }
    }

    // What fails for another reason fails again.
    private bool IsRefusal(Confinement confinement, LaunchException error) =>
        _isolation != Isolation.None
        && NamespacesOf(confinement) != 0
        && s_refusals.Contains(error.Error)
        && error.Purpose is PrivateRoot.Purpose or LaunchPlan.Purpose or UsersPurpose;

    private static ulong NamespacesOf(Confinement confinement) =>
        (confinement.HasPrivateFiles ? NewFiles | NewMessages | OwnProcesses : 0) | (confinement.HasPrivateNetwork ? NewNetwork : 0);

    private (int Pid, int Descriptor) Launch(ProcessRequest request, ResourceGroup? group)
    {
        using var nothing = LinuxProcesses.OpenNothing();
        using var input = nothing.DuplicateAbove(Env.ParentDescriptor);
        using var parent = request.Parent.Descriptor.DuplicateAbove(Env.ParentDescriptor);
        using var program = (request.Program.Memory ?? nothing).DuplicateAbove(Env.ParentDescriptor);
        using var output = request.Output?.DuplicateAbove(Env.ParentDescriptor);
        using var plan = new LaunchPlan();
        AddSignals(plan);
        AddOutput(plan, output);
        AddDescriptors(plan, input, parent, program);
        foreach (var members in group?.MemberFiles ?? [])
        {
            AddWrite(plan, "it cannot join its control group", members, "0");
        }

        request.Limits.AddTo(plan, isMemoryLimited: group?.LimitsMemory ?? false);
        AddNamespaces(plan, request);
        AddPrivileges(plan, request, hasOwnUser: _isolation == Isolation.Privileged && request.Confinement.HasPrivateFiles);
        AddExecution(plan, request);
        return plan.Launch(request.Program.Name);
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

    private static void AddOutput(LaunchPlan plan, DescriptorHandle? output)
    {
        const string Purpose = "its output cannot be set";
        if (output is not null)
        {
            plan.Add(Purpose, SystemCall.Duplicate, output.DangerousGetHandle(), 1);
            plan.Add(Purpose, SystemCall.Duplicate, output.DangerousGetHandle(), 2);
        }
    }

    private static void AddDescriptors(LaunchPlan plan, DescriptorHandle input, DescriptorHandle parent, DescriptorHandle program)
    {
        const string Purpose = "its descriptors cannot be set";
        plan.Add(Purpose, SystemCall.Duplicate, input.DangerousGetHandle(), 0);
        plan.Add(Purpose, SystemCall.Duplicate, parent.DangerousGetHandle(), Env.ParentDescriptor);
        plan.Add(Purpose, SystemCall.DuplicateTo, program.DangerousGetHandle(), ProgramDescriptor, SystemCall.CloseOnExec);

        // What other libraries of the host opened may not close by itself.
        plan.Add(Purpose, SystemCall.CloseRange, NextDescriptor, Env.ParentDescriptor - 1, 0);
        plan.Add(Purpose, SystemCall.CloseRange, Env.ParentDescriptor + 1, int.MaxValue, 0);
    }

    private void AddNamespaces(LaunchPlan plan, ProcessRequest request)
    {
        var namespaces = NamespacesOf(request.Confinement);
        if (namespaces == 0 || _isolation == Isolation.None)
        {
            return;
        }

        plan.Namespaces = namespaces | (_isolation == Isolation.Unprivileged ? NewUsers : 0);
        if (_isolation == Isolation.Unprivileged)
        {
            // It stays who it is; without the first of these nobody may say so.
            var (user, owner) = (LinuxProcesses.UserId(), LinuxProcesses.GroupId());
            AddWrite(plan, UsersPurpose, "/proc/self/setgroups", "deny");
            AddWrite(plan, UsersPurpose, "/proc/self/uid_map", string.Create(CultureInfo.InvariantCulture, $"{user} {user} 1"));
            AddWrite(plan, UsersPurpose, "/proc/self/gid_map", string.Create(CultureInfo.InvariantCulture, $"{owner} {owner} 1"));
        }

        if (request.Confinement.HasPrivateFiles)
        {
            PrivateRoot.AddTo(plan, request.Program, request.Confinement.ReadablePaths, hasOwnProcesses: OwnProcesses != 0);
        }
    }

    // A root without privileges is nobody, and the execution of a program makes nobody more than that.
    private static void AddPrivileges(LaunchPlan plan, ProcessRequest request, bool hasOwnUser)
    {
        const string Purpose = "privileges cannot be given up";
        const nint NoRootForever = 0xef;
        plan.Try(SystemCall.Control, SystemCall.SecureBits, NoRootForever);
        if (hasOwnUser)
        {
            ProcessUser.TryAddTo(plan, request);
        }

        plan.Add(Purpose, SystemCall.SetCapabilities, plan.Block(0x20080522), plan.Block(0, 0, 0));
        plan.Add(Purpose, SystemCall.Control, SystemCall.NoNewPrivileges, 1);
        SystemCallFilter.AddTo(plan, request.Confinement.MayMakeProcesses);
    }

    private static void AddExecution(LaunchPlan plan, ProcessRequest request)
    {
        var program = request.Program;
        var arguments = plan.Texts([$"[Genode] {request.Name}", .. program.Arguments]);
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

    // All lower descriptors are taken, so the file gets the next.
    private static void AddWrite(LaunchPlan plan, string purpose, string file, string text)
    {
        const nint WriteOnly = 1;
        plan.Add(purpose, SystemCall.OpenAt, SystemCall.CurrentFolder, plan.Text(file), WriteOnly | SystemCall.CloseOnExec, 0);
        plan.Add(purpose, SystemCall.Write, NextDescriptor, plan.Text(text), text.Length);
        plan.Add(purpose, SystemCall.Close, NextDescriptor);
    }
}
