namespace TelOS.Runtime;

/// <summary>The server's end of a signal: keeps the context that a client registered.</summary>
public sealed class SignalTransmitter : IDisposable
{
    private readonly Lock _lock = new();
    private SignalContext? _context;

    /// <summary>Takes over what a client registered; a former one is given up.</summary>
    /// <param name="capability">Null, or anything that is not a signal context, ends the signals. It is this object's from here.</param>
    public void Register(Capability? capability)
    {
        SignalContext? former;
        lock (_lock)
        {
            former = _context;
            _context = capability as SignalContext;
        }

        former?.Dispose();
        if (capability is not SignalContext)
        {
            capability?.Dispose();
        }
    }

    /// <summary>Notifies the client, if it registered. Never blocks.</summary>
    public void Submit()
    {
        lock (_lock)
        {
            _context?.Submit();
        }
    }

    /// <summary>Gives the context up.</summary>
    public void Dispose() => Register(null);
}
