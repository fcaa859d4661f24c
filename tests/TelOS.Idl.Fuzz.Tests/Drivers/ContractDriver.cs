namespace TelOS.Idl.Fuzz.Tests.Drivers;

/// <summary>Exercises what was generated from contracts. Written by <see cref="DriverWriter"/>.</summary>
public abstract class ContractDriver
{
    /// <summary>One for each interface and session.</summary>
    public abstract IReadOnlyList<InterfaceDriver> Interfaces { get; }

    /// <summary>One check of a random value for each struct, union and record.</summary>
    public abstract IReadOnlyList<(string Name, Action<Random> Check)> Values { get; }
}
