namespace TelOS.Fractal;

/// <summary>A kind of relation between two objects. Kinds with the same name are the same kind.</summary>
/// <param name="name">Its name as it is stored: 1 to 255 bytes of UTF-8.</param>
/// <param name="isSymmetric">Whether it says the same in both directions.</param>
public sealed class RelationKind(string name, bool isSymmetric = false) : IEquatable<RelationKind>
{
    /// <summary>A concept is the abstraction of a context.</summary>
    public static RelationKind AbstractionOf { get; } = new("abstractionOf");

    /// <summary>A concept is a special case of another.</summary>
    public static RelationKind IsA { get; } = new("isA");

    /// <summary>Something is a part of a whole.</summary>
    public static RelationKind PartOf { get; } = new("partOf");

    /// <summary>Something is an example of a concept.</summary>
    public static RelationKind InstanceOf { get; } = new("instanceOf");

    /// <summary>Two have to do with each other. It has no direction.</summary>
    public static RelationKind AssociatedWith { get; } = new("associatedWith", isSymmetric: true);

    /// <summary>Its name.</summary>
    public string Name { get; } = SlotName.Check(name);

    /// <summary>Whether it says the same in both directions.</summary>
    public bool IsSymmetric { get; } = isSymmetric;

    /// <inheritdoc/>
    public bool Equals(RelationKind? other) => string.Equals(Name, other?.Name, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RelationKind);

    /// <inheritdoc/>
    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
