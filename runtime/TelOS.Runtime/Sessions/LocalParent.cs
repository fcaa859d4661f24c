namespace TelOS.Runtime;

/// <summary>A parent in this process: components get their environments from it, announce services at it, and open sessions through it.</summary>
/// <remarks>Requests and replies pass as bytes, as they would between processes.</remarks>
public sealed class LocalParent : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Service> _services = new(StringComparer.Ordinal);
    private readonly List<LocalEnv> _children = [];
    private bool _isDisposed;

    /// <summary>Starts a component.</summary>
    /// <param name="name">Its name, the first element of its labels.</param>
    /// <param name="ram">Bytes of memory that it may use and donate.</param>
    /// <param name="caps">Capabilities that it may use and donate.</param>
    /// <returns>Its environment, the caller's to dispose.</returns>
    public Env CreateEnv(string name, ulong ram = 64 * 1024 * 1024, ulong caps = 1000)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            var env = new LocalEnv(this, name, ram, caps);
            _children.Add(env);
            return env;
        }
    }

    /// <summary>Ends all components and forgets their services.</summary>
    public void Dispose()
    {
        LocalEnv[] children;
        lock (_lock)
        {
            _isDisposed = true;
            children = [.. _children];
        }

        foreach (var child in children)
        {
            child.Dispose();
        }
    }

    /// <summary>Takes a service into the list.</summary>
    internal void Announce(LocalEnv owner, string name, Capability root)
    {
        if (!SessionRequest.IsServiceName(name))
        {
            throw new ArgumentException(
                $"'{name}' is no name of a service: an upper-case letter, then at most 30 lower-case letters, digits and underscores.",
                nameof(name));
        }

        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (!_services.TryAdd(name, new Service(owner, root.Duplicate())))
            {
                throw new ArgumentException($"The service '{name}' is announced already.", nameof(name));
            }
        }
    }

    /// <summary>The root of a service, or null.</summary>
    internal Capability? FindRoot(string name)
    {
        lock (_lock)
        {
            return _services.TryGetValue(name, out var service) ? service.Root.Duplicate() : null;
        }
    }

    /// <summary>Forgets a component and its services.</summary>
    internal void Remove(LocalEnv child)
    {
        lock (_lock)
        {
            _children.Remove(child);
            foreach (var (name, service) in _services.ToArray())
            {
                if (service.Owner == child)
                {
                    _services.Remove(name);
                    service.Root.Dispose();
                }
            }
        }
    }

    private sealed record Service(LocalEnv Owner, Capability Root);
}
