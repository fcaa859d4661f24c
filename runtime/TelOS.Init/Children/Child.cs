using Genode;
using TelOS.Runtime;

namespace TelOS.Init;

/// <summary>A component that `init` started, and is the parent of.</summary>
internal sealed class Child
{
    private readonly ChildContext _context;
    private readonly PriorityBand _priority;
    private uint _outstandingHeartbeats;
    private bool _isReleased;

    /// <summary>A child for which nothing is done yet.</summary>
    public Child(ChildContext context, StartNode start, ulong id)
    {
        _context = context;
        Start = start;
        Id = id;
        Parent = new ChildParent(this);
        Sessions = new ChildSessions(this, context);
        Environment = new ChildEnvironment(this, context);
        Served = new ServedSessions(context.Link, context.Exchange, context.Log, start.Name, context.StateChanged);
        Quota = new ChildQuota(this, context);
        ConfigRom = start.Config is { } config ? context.Link.Publish(NodeText.Write(config, Name, context.Log)) : null;
        Affinity = Place();
        _priority = new PriorityBand(context.Owner.Configuration.PriorityLevels, start, context.Log);
    }

    /// <summary>What the configuration says about it.</summary>
    public StartNode Start { get; private set; }

    /// <summary>Its number; no other child ever has it.</summary>
    public ulong Id { get; }

    /// <summary>Its name.</summary>
    public string Name => Start.Name;

    /// <summary>How far it is.</summary>
    public ChildState State { get; private set; }

    /// <summary>What it said at its end.</summary>
    public int ExitValue { get; private set; }

    /// <summary>Its end of descriptor 100.</summary>
    public ChildParent Parent { get; }

    /// <summary>What it uses.</summary>
    public ChildSessions Sessions { get; }

    /// <summary>What it has from its start.</summary>
    public ChildEnvironment Environment { get; }

    /// <summary>What it serves.</summary>
    public ServedSessions Served { get; }

    /// <summary>What it may use.</summary>
    public ChildQuota Quota { get; }

    /// <summary>Its ROM `config`, or null when a route leads to it.</summary>
    public PublishedRom? ConfigRom { get; private set; }

    /// <summary>Its part of the grid of processors.</summary>
    public Genode.Affinity Affinity { get; }

    /// <summary>Its protection domain, as long as it has one.</summary>
    public IPdSession? Pd { get; private set; }

    /// <summary>Whether its routes have to be looked at again.</summary>
    public bool IsUncertain { get; private set; }

    /// <summary>Whether it can ask for something.</summary>
    public bool IsRunning => State == ChildState.Alive;

    /// <summary>Whether it can be asked for something.</summary>
    public bool CanServe => State is ChildState.Initial or ChildState.Incomplete or ChildState.Alive;

    /// <summary>Signs of life that it owes, less the one that it may be working on.</summary>
    public uint SkippedHeartbeats => _outstandingHeartbeats > 1 ? _outstandingHeartbeats - 1 : 0;

    /// <summary>Starts it, if nothing was done for it yet.</summary>
    public void TryStart()
    {
        if (State == ChildState.Initial)
        {
            State = ChildState.Incomplete;
            if (_context.Owner.Configuration.IsVerbose)
            {
                _context.Log.Write($"child \"{Name}\" begins (binary \"{Start.Binary}\", number {Id})");
            }

            Environment.Begin();
        }
    }

    /// <summary>Takes what the configuration says now.</summary>
    /// <returns>Whether it serves something else now.</returns>
    public bool Update(StartNode start)
    {
        if (State is ChildState.Exited or ChildState.Crashed or ChildState.RestartScheduled or ChildState.Abandoned)
        {
            return false;
        }

        var former = Start;
        Start = start;
        IsUncertain |= former.Binary != start.Binary
            || former.UsesLinker != start.UsesLinker
            || !RouteComparer.AreEqual(former.Route, start.Route)
            || (former.Config is null) != (start.Config is null)
            || (State == ChildState.Incomplete && Environment.IsDenied);
        UpdateConfig(start.Config);
        return !former.Provides.Select(static provision => provision.Service).Order(StringComparer.Ordinal)
            .SequenceEqual(start.Provides.Select(static provision => provision.Service).Order(StringComparer.Ordinal));
    }

    /// <summary>Looks at where its sessions would go now, and has it started anew when one goes elsewhere.</summary>
    public void EvaluateRoutes(Func<Child, RoutedSession, RouteState> evaluate)
    {
        // Whoever lost a session to the end of its server is started anew together with the server.
        var isRestarted = (State == ChildState.Incomplete && Environment.IsDenied)
            || Sessions.All.Any(session => evaluate(this, session) != RouteState.Same)
            || Sessions.Lost.Any(session => evaluate(this, session) == RouteState.Changed);
        IsUncertain = false;
        if (isRestarted && State is ChildState.Alive or ChildState.Incomplete)
        {
            ScheduleRestart();
        }
    }

    /// <summary>It is to be started anew.</summary>
    public void ScheduleRestart() => State = ChildState.RestartScheduled;

    /// <summary>It is not wanted any more: it serves nobody from here.</summary>
    public void Abandon() => State = ChildState.Abandoned;

    /// <summary>Its process ends; what it served and used is over, and its quota comes back.</summary>
    public void Release()
    {
        if (_isReleased)
        {
            return;
        }

        _isReleased = true;
        Environment.Dispose();
        Sessions.CloseAll();
        ConfigRom?.Dispose();
        ConfigRom = null;
        Pd?.Dispose();
        Pd = null;

        // Clients hear of it when the quota that they donated is back.
        Served.Dispose();
        _context.Link.Entrypoint.Dissolve(Parent);
        Parent.Dispose();
    }

    /// <summary>It has come to its end, and stays in the report.</summary>
    public void End(ChildState state)
    {
        State = state;
        Release();
        _context.Owner.HandleStateChanged(isUrgent: true);
    }

    /// <summary>It has a protection domain.</summary>
    public void UsePd(IPdSession pd)
    {
        Pd = pd;
        Served.Pd = pd;
        Quota.Begin(pd);
    }

    /// <summary>It has all that it needs.</summary>
    public void HandleAlive()
    {
        State = ChildState.Alive;
        _context.StateChanged();
    }

    /// <summary>It cannot be started.</summary>
    public void HandleLaunchFailure(string reason)
    {
        if (State is ChildState.Alive or ChildState.Incomplete)
        {
            _context.Log.Error($"{Name}: cannot be started: {reason}");
            Crash();
        }
    }

    /// <summary>Its process is gone.</summary>
    public void HandleCrash()
    {
        if (State == ChildState.Alive)
        {
            Crash();
        }
    }

    /// <summary>It says that it is done. Its parent capability has to outlive the call.</summary>
    public void HandleExit(int value)
    {
        ExitValue = value;
        _context.Link.Entrypoint.TryEnqueue(new PostedAction(() =>
        {
            if (State == ChildState.Alive)
            {
                _context.Owner.HandleExit(this, value);
            }
        }));
    }

    /// <summary>It says that it serves something.</summary>
    public void HandleAnnouncement(string service)
    {
        if (_context.Owner.Configuration.IsVerbose)
        {
            _context.Log.Write($"child \"{Name}\" announces service \"{service}\"");
        }

        if (Start.CanProvide(service))
        {
            Served.Announce(service);
        }
        else
        {
            _context.Log.Error($"{Name}: illegal announcement of service \"{service}\"");
        }
    }

    /// <summary>It asks for more.</summary>
    public void HandleResourceRequest(string arguments)
    {
        _context.Log.Write($"child \"{Name}\" requests resources: {arguments}");
        Quota.Request(arguments);
        _context.Owner.HandleStateChanged(isUrgent: true);
    }

    /// <summary>It gave back what it could.</summary>
    public void HandleYieldResponse() => Quota.Shrink(isAnswer: true);

    /// <summary>It gave a sign of life.</summary>
    public void HandleHeartbeat() => _outstandingHeartbeats = 0;

    /// <summary>Asks for a sign of life.</summary>
    /// <returns>Whether what it owes is something else now.</returns>
    public bool Beat()
    {
        if (Start.Heartbeat is not { } watch)
        {
            return false;
        }

        // One that is gone owes all answers.
        if (State == ChildState.Crashed && watch.RestartAfterSkipped > 0)
        {
            ScheduleRestart();
            return true;
        }

        var former = SkippedHeartbeats;
        if (State != ChildState.Alive || !Parent.HasHeartbeat)
        {
            return false;
        }

        _outstandingHeartbeats++;
        Parent.RequestHeartbeat();
        if (watch.RestartAfterSkipped > 0 && SkippedHeartbeats > watch.RestartAfterSkipped)
        {
            ScheduleRestart();
        }

        return SkippedHeartbeats != former;
    }

    /// <summary>The arguments of a session as the configuration allows them.</summary>
    public string Filter(string service, string label, string arguments) => service switch
    {
        "CPU" => _priority.Apply(arguments),
        "PD" => FilterProcess(label, FilterManaging(label, arguments)),
        _ => arguments,
    };

    // A subsystem asks for it itself; a child gets it by its start node.
    private string FilterManaging(string label, string arguments)
    {
        var isValid = true;
        var wants = label == Name || new SessionArguments(arguments).ReadBoolean("managing_system", false, ref isValid);
        arguments = ArgumentText.Remove(arguments, "managing_system");
        return wants && Start.IsManagingSystem ? ArgumentText.SetRaw(arguments, "managing_system", "yes") : arguments;
    }

    // The child's own process has what its start node says; those that it makes, what it asks for and has itself.
    private string FilterProcess(string label, string arguments) =>
        (label == Name ? Start.Process : ProcessOptions.Read(new SessionArguments(arguments)).Within(Start.Process)).Apply(arguments);

    private void Crash()
    {
        _context.Log.Error($"child \"{Name}\" ended without a word");
        Served.Lose();
        End(ChildState.Crashed);
    }

    private void UpdateConfig(Node? config)
    {
        if (config is null)
        {
            ConfigRom?.Dispose();
            ConfigRom = null;
        }
        else if (ConfigRom is null)
        {
            ConfigRom = _context.Link.Publish(NodeText.Write(config, Name, _context.Log));
        }
        else
        {
            ConfigRom.Set(NodeText.Write(config, Name, _context.Log));
        }
    }

    private Genode.Affinity Place()
    {
        var space = _context.Owner.Configuration.AffinitySpace ?? new AffinitySpace(1, 1);
        var all = (X: 0U, Y: 0U, space.Width, space.Height);
        var place = Start.Affinity?.In(space) ?? all;
        if (Start.Affinity is { } part && part.In(space) is null)
        {
            _context.Log.Warn($"{Name}: the affinity lies outside the affinity-space");
        }

        return new Genode.Affinity
        {
            Space = new Genode.AffinitySpace { Width = space.Width, Height = space.Height },
            Location = new AffinityLocation { Xpos = (int)place.X, Ypos = (int)place.Y, Width = place.Width, Height = place.Height },
        };
    }
}
