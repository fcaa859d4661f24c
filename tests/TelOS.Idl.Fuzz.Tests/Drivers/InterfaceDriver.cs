using TelOS.Runtime;

namespace TelOS.Idl.Fuzz.Tests.Drivers;

/// <summary>Exercises what was generated from an interface. Written by <see cref="DriverWriter"/>.</summary>
public abstract class InterfaceDriver
{
    /// <summary>The interface.</summary>
    public abstract string Name { get; }

    /// <summary>Whether requests with surplus bytes are served, as Genode serves them.</summary>
    public abstract bool IsGenode { get; }

    /// <summary>Whether opcodes 0 and 1 belong to the compiler.</summary>
    public abstract bool HasContract { get; }

    /// <summary>Whether some values travel through the shared buffer.</summary>
    public abstract bool UsesBulk { get; }

    /// <summary>The names of the functions, by index.</summary>
    public abstract IReadOnlyList<string> Functions { get; }

    /// <summary>A server that answers at random and keeps what it saw.</summary>
    public abstract RpcObject NewServer(Probe probe);

    /// <summary>Calls a function with random arguments.</summary>
    /// <param name="function">The index of the function.</param>
    /// <param name="probe">Keeps what is passed and what comes back.</param>
    /// <param name="target">Whom to call.</param>
    /// <param name="r">The randomness of the arguments.</param>
    public abstract void Call(int function, Probe probe, Capability target, Random r);

    /// <summary>As <see cref="Call"/>, with the asynchronous method.</summary>
    public abstract Task CallAsync(int function, Probe probe, Capability target, Random r);
}
