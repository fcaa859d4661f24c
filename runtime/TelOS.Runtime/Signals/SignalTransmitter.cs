namespace TelOS.Runtime;

/// <summary>The server's end of a signal: keeps the context that a client registered.</summary>
public sealed class SignalTransmitter : IDisposable
{
    private readonly Lock _lock = new();
    private Capability? _context;

    /// <summary>Takes over what a client registered; a former one is given up.</summary>
    /// <param name="capability">Null, or anything that is not a signal context, ends the signals or makes them go nowhere. It is this object's from here.</param>
    public void Register(Capability? capability)
    {
        Capability? former;
        lock (_lock)
        {
            former = _context;
            _context = IsContext(capability) ? capability : null;
        }

        former?.Dispose();
        if (!IsContext(capability))
        {
            capability?.Dispose();
        }
    }

    /// <summary>Notifies the client, if it registered. Never blocks.</summary>
    public void Submit()
    {
        lock (_lock)
        {
            switch (_context)
            {
                case SignalContext own:
                    own.Submit();
                    break;
                case LocalCapability { Target.Target: ISignalSink sink }:
                    sink.Submit();
                    break;
                case SocketCapability foreign:
                    foreign.Submit();
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>Gives the context up.</summary>
    public void Dispose() => Register(null);

    // What another process passed may be anything; only its maker knows. A core in this process makes contexts that are objects here.
    private static bool IsContext(Capability? capability) =>
        capability is SignalContext or SocketCapability or LocalCapability { Target.Target: ISignalSink };
}
