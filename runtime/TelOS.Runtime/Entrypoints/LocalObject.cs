namespace TelOS.Runtime;

/// <summary>The identity of a managed object; capabilities refer to it and not to the object, which can be dissolved.</summary>
internal sealed class LocalObject(Entrypoint entrypoint, RpcObject target, ulong badge)
{
    private volatile RpcObject? _target = target;

    /// <summary>Who serves it.</summary>
    public Entrypoint Entrypoint { get; } = entrypoint;

    /// <summary>Its name in messages.</summary>
    public ulong Badge { get; } = badge;

    /// <summary>The object, or null once it is dissolved.</summary>
    public RpcObject? Target => _target;

    /// <summary>Cuts the object off from its capabilities.</summary>
    public void Dissolve() => _target = null;
}
