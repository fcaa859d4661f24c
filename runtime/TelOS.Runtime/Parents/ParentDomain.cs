using Genode;

namespace TelOS.Runtime;

/// <summary>A component's protection domain, as its parent's PD session gives it: memory, and signals in both directions.</summary>
internal sealed class ParentDomain : SocketDomain, IDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<ulong, (SignalOrigin Origin, Capability<ISignalContext> Context)> _contexts = [];
    private IPdSession? _pd;
    private SignalSourceClient? _source;
    private ServerProcess? _core;
    private bool _isDisposed;

    /// <summary>The PD session.</summary>
    /// <exception cref="InvalidOperationException">The component has none yet, or not any more.</exception>
    public IPdSession Pd => Volatile.Read(ref _pd) ?? throw new InvalidOperationException("The component has no PD session.");

    /// <summary>Of which release core is, and with it every PD session.</summary>
    public GenodeRelease CoreRelease { get; private set; }

    /// <summary>The parent is gone, and no signal comes any more.</summary>
    public event Action? Ended;

    /// <summary>Starts to use the PD session, and a thread that waits for signals.</summary>
    /// <param name="pd">The session; it is taken over.</param>
    /// <param name="stated">Of which release core is said to be, or null to find out.</param>
    /// <exception cref="GenodeReleaseException">Core is of another release, or of none that is known.</exception>
    /// <exception cref="RpcException">Core does not answer.</exception>
    public void Start(Capability pd, GenodeRelease? stated)
    {
        try
        {
            CoreRelease = PdRelease.Find(pd, stated);
        }
        catch
        {
            pd.Dispose();
            throw;
        }

        _pd = PdRelease.Connect(pd, CoreRelease);
        _core = pd is SocketCapability socket ? ServerProcess.Of(socket.Target.Socket) : null;
        if (!_pd.SignalSource().TryGetValue(out var source, out var error))
        {
            throw new RpcException($"Core gives no signals: {error}.");
        }

        _source = new SignalSourceClient(source);
        new Thread(() => WaitForSignals(_source)) { IsBackground = true, Name = "signals" }.Start();
    }

    /// <inheritdoc/>
    public override SocketReference Export(SignalOrigin context)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed || _source is null, this);
            if (_contexts.TryGetValue(context.Number, out var known))
            {
                return known.Context.Untyped!.Export(this);
            }

            // The number is the imprint by which the signal is recognised when it comes.
            var source = new Capability<ISignalSource>(_source.Capability);
            if (!Pd.AllocContext(source, new PdImprint { Value = context.Number }).TryGetValue(out var made, out var error) || !made.IsValid)
            {
                throw new IOException($"Core makes no signal context: {error}.");
            }

            context.Released = Release;
            _contexts.Add(context.Number, (context, made));
            return made.Untyped.Export(this);
        }
    }

    /// <inheritdoc/>
    public override void Submit(SocketCapability context)
    {
        try
        {
            Volatile.Read(ref _pd)?.Submit(new Capability<ISignalContext>(context), 1);
        }
        catch (Exception error) when (error is RpcException or ObjectDisposedException)
        {
            // Without core there is nobody to be notified.
        }
    }

    // Not by number: from a namespace of its own a component sees core, and every other process outside, as 0.
    /// <inheritdoc/>
    public override bool IsTrusted(SocketCapability capability) =>
        _core is { } core && ServerProcess.Of(capability.Target.Socket) == core;

    /// <summary>Allocates memory from the component's quota.</summary>
    /// <exception cref="IOException">The quota is used up.</exception>
    public Dataspace Allocate(long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        var rounded = Dataspace.RoundToPages(size);
        if (!Pd.AllocRam((ulong)rounded, Cache.Cached).TryGetValue(out var memory, out var error) || !memory.IsValid)
        {
            throw new IOException($"A dataspace of {rounded} bytes cannot be allocated: {error}.");
        }

        return new Dataspace(memory.Untyped, rounded, () => Free(memory));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            if (_isDisposed)
            {
                return;
            }

            _isDisposed = true;
            foreach (var (_, context) in _contexts.Values)
            {
                context.Dispose();
            }

            _contexts.Clear();
        }

        _source?.Dispose();
        _pd?.Dispose();
    }

    private void Free(Capability<IRamDataspace> memory) => Quietly(() => Pd.FreeRam(memory));

    private void Release(SignalOrigin origin)
    {
        Capability<ISignalContext> context;
        lock (_lock)
        {
            if (!_contexts.Remove(origin.Number, out var known))
            {
                return;
            }

            context = known.Context;
        }

        Quietly(() => Pd.FreeContext(context));
        context.Dispose();
    }

    // A thread of its own: whoever waits without one is woken by two others, one after the other.
    private void WaitForSignals(SignalSourceClient source)
    {
        try
        {
            while (true)
            {
                var signal = source.WaitForSignal();
                SignalOrigin? origin;
                lock (_lock)
                {
                    origin = _contexts.TryGetValue((ulong)signal.Imprint, out var known) ? known.Origin : null;
                }

                origin?.Sink.Deliver();
            }
        }
        catch (Exception error) when (error is RpcException or ObjectDisposedException or IOException)
        {
            Ended?.Invoke();
        }
    }

    // What is given back when core is gone is given back already.
    private static void Quietly(Action action)
    {
        try
        {
            action();
        }
        catch (Exception error) when (error is RpcException or ObjectDisposedException or InvalidOperationException)
        {
        }
    }
}
