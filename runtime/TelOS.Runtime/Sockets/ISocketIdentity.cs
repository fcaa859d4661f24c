namespace TelOS.Runtime;

/// <summary>Something of this process that a socket stands for in other processes.</summary>
internal interface ISocketIdentity
{
    /// <summary>A new reference to it, for a message in which its socket came back; null when it is gone.</summary>
    Capability? NewReference();
}
