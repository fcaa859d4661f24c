using System.Collections.Immutable;
using TelOS.ObjectStore;

namespace TelOS.Fractal;

/// <summary>Typed relations. Each is known at both ends, and always at both.</summary>
public sealed partial class ImageObject
{
    /// <summary>The kinds of relations that begin or end here.</summary>
    public IEnumerable<RelationKind> RelationKinds =>
        State.Relations.Keys.Union(State.Inverse.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(static name => new RelationKind(name));

    /// <summary>States a relation: <c>cat.Relate(RelationKind.IsA, animal)</c>. To state it again changes nothing.</summary>
    /// <param name="kind">What the relation says.</param>
    /// <param name="other">The other end, in the same transaction; may be this object.</param>
    /// <returns>Whether it is new.</returns>
    public bool Relate(RelationKind kind, ImageObject other) => ChangeRelation(kind, other, add: true);

    /// <summary>Takes a relation back.</summary>
    /// <param name="kind">What the relation says.</param>
    /// <param name="other">The other end.</param>
    /// <returns>Whether there was one.</returns>
    public bool Unrelate(RelationKind kind, ImageObject other) => ChangeRelation(kind, other, add: false);

    /// <summary>Whether there is a relation from here; of a symmetric kind, whether there is one at all.</summary>
    /// <param name="kind">What the relation says.</param>
    /// <param name="other">The other end.</param>
    public bool IsRelated(RelationKind kind, ImageObject other)
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(other);
        return Ends(State.Relations, kind).Contains(other.Id.Value)
            || (kind.IsSymmetric && Ends(State.Inverse, kind).Contains(other.Id.Value));
    }

    /// <summary>The objects that relations of a kind lead to from here, by identity; of a symmetric kind, all at the other end. Read in few calls as one goes on.</summary>
    /// <param name="kind">What the relation says.</param>
    public IEnumerable<ImageObject> Related(RelationKind kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        ImmutableSortedSet<ulong> ends = Ends(State.Relations, kind);
        return Transaction.Walk(kind.IsSymmetric ? ends.Union(Ends(State.Inverse, kind)) : ends);
    }

    /// <summary>The objects from which relations of a kind lead here: of <c>isA</c>, the special cases.</summary>
    /// <param name="kind">What the relation says.</param>
    public IEnumerable<ImageObject> RelatedFrom(RelationKind kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return kind.IsSymmetric ? Related(kind) : Transaction.Walk(Ends(State.Inverse, kind));
    }

    /// <summary>All objects that a chain of relations of a kind leads to, nearest first, each once; this one only if a cycle leads back to it.</summary>
    /// <param name="kind">What the relations say.</param>
    public IEnumerable<ImageObject> RelatedClosure(RelationKind kind) => Closure(kind, static (from, kind) => from.Related(kind));

    /// <summary>All objects from which a chain of relations of a kind leads here, nearest first, each once.</summary>
    /// <param name="kind">What the relations say.</param>
    public IEnumerable<ImageObject> RelatedFromClosure(RelationKind kind) => Closure(kind, static (from, kind) => from.RelatedFrom(kind));

    private static ImmutableSortedSet<ulong> Ends(Dictionary<string, ImmutableSortedSet<ulong>> relations, RelationKind kind) =>
        relations.GetValueOrDefault(kind.Name, []);

    private bool ChangeRelation(RelationKind kind, ImageObject other, bool add)
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(other);
        Transaction.ThrowUnlessWriting();
        if (other.Transaction != Transaction)
        {
            throw new ArgumentException("The object belongs to another transaction.", nameof(other));
        }
        // Of a symmetric relation one direction is stored: the one that was stated first.
        if (kind.IsSymmetric && Ends(State.Inverse, kind).Contains(other.Id.Value))
        {
            return !add && other.ChangeRelation(new RelationKind(kind.Name), this, add: false);
        }
        // The other end first: when it cannot be read, nothing has changed yet.
        ObjectState there = other.State;
        if (Ends(State.Relations, kind).Contains(other.Id.Value) == add && Ends(there.Inverse, kind).Contains(Id.Value) == add)
        {
            return false;
        }
        other.Change().ChangeEnd(isInverse: true, kind.Name, Id.Value, add);
        Change().ChangeEnd(isInverse: false, kind.Name, other.Id.Value, add);
        return true;
    }

    /// <summary>Takes back all relations of a state that is about to go.</summary>
    private void Unrelate(ObjectState state)
    {
        foreach ((bool isInverse, Dictionary<string, ImmutableSortedSet<ulong>> relations) in new[] { (false, state.Relations), (true, state.Inverse) })
        {
            foreach ((string kind, ImmutableSortedSet<ulong> ends) in relations)
            {
                foreach (ImageObject other in Transaction.Walk(ends).Where(o => o != this && o.Exists))
                {
                    other.Change().ChangeEnd(!isInverse, kind, Id.Value, add: false);
                }
            }
        }
    }

    private IEnumerable<ImageObject> Closure(RelationKind kind, Func<ImageObject, RelationKind, IEnumerable<ImageObject>> step)
    {
        ArgumentNullException.ThrowIfNull(kind);
        HashSet<ObjectId> seen = [];
        List<ImageObject> edge = [this];
        while (edge.Count > 0)
        {
            List<ImageObject> next = [.. edge.SelectMany(o => step(o, kind)).Where(o => seen.Add(o.Id))];
            foreach (ImageObject reached in next)
            {
                yield return reached;
            }
            edge = next;
        }
    }
}
