namespace TelOS.Runtime;

/// <summary>What the reactor tells that a descriptor is ready.</summary>
internal interface IReactorTarget
{
    /// <summary>The descriptor is ready. Called on the reactor's thread; it must not wait.</summary>
    void OnReady();
}
