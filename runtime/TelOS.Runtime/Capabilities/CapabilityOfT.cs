using System.Diagnostics.CodeAnalysis;

namespace TelOS.Runtime;

/// <summary>A capability that is said to speak an interface, or the invalid one.</summary>
/// <typeparam name="T">The interface. Nothing on the wire proves it.</typeparam>
/// <param name="untyped">The reference, or null for the invalid capability.</param>
public readonly struct Capability<T>(Capability? untyped) : IEquatable<Capability<T>>, IDisposable
{
    /// <summary>The reference, or null.</summary>
    public Capability? Untyped { get; } = untyped;

    /// <summary>Whether it refers to anything.</summary>
    [MemberNotNullWhen(true, nameof(Untyped))]
    public bool IsValid => Untyped is not null;

    /// <summary>Whether both are the same reference.</summary>
    public static bool operator ==(Capability<T> left, Capability<T> right) => left.Equals(right);

    /// <summary>Whether both are different references.</summary>
    public static bool operator !=(Capability<T> left, Capability<T> right) => !left.Equals(right);

    /// <summary>The same reference, said to speak another interface.</summary>
    /// <typeparam name="TOther">The other interface.</typeparam>
    public Capability<TOther> Cast<TOther>() => new(Untyped);

    /// <summary>Another reference to the same object; of an invalid capability, an invalid one.</summary>
    public Capability<T> Duplicate() => new(Untyped?.Duplicate());

    /// <inheritdoc/>
    public bool Equals(Capability<T> other) => ReferenceEquals(Untyped, other.Untyped);

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is Capability<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Untyped?.GetHashCode() ?? 0;

    /// <summary>Gives the reference up, if there is one.</summary>
    public void Dispose() => Untyped?.Dispose();
}
