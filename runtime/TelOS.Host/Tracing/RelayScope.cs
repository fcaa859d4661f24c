using TelOS.Runtime;

namespace TelOS.Host;

/// <summary>The relays that a client has by one of its sessions, or by its parent; they end with it.</summary>
/// <param name="trace">Who watches.</param>
/// <param name="service">The service of the session.</param>
/// <param name="label">Its label.</param>
/// <param name="isVersioned">Whether its client said a version of its contract.</param>
internal sealed class RelayScope(RelayTrace trace, string service, string label, bool isVersioned = false)
{
    private readonly Dictionary<object, CallRelay> _relays = [];

    /// <summary>The service of the session.</summary>
    public string Service => service;

    /// <summary>Its label.</summary>
    public string Label => label;

    /// <summary>Whether its client said a version of its contract.</summary>
    public bool IsVersioned => isVersioned;

    /// <summary>Whether the session was had.</summary>
    public bool IsOpen { get; set; }

    /// <summary>A reference to the relay to an object, which is the same for the same object.</summary>
    /// <param name="target">The object, taken over.</param>
    /// <param name="make">Makes the relay.</param>
    public Capability Wrap(Capability target, Func<Capability, CallRelay> make)
    {
        var key = RelayTrace.IdentityOf(target);
        if (_relays.TryGetValue(key, out var known))
        {
            target.Dispose();
            return trace.Entrypoint.Manage(known);
        }

        if (!trace.TryReserve())
        {
            return target;
        }

        var relay = make(target);
        _relays.Add(key, relay);
        return trace.Entrypoint.Manage(relay);
    }

    /// <summary>Ends the relays.</summary>
    public void Close()
    {
        foreach (var relay in _relays.Values)
        {
            relay.End();
            trace.Release();
        }

        _relays.Clear();
    }
}
