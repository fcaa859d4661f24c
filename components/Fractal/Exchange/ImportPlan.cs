using System.Collections.Immutable;
using TelOS.ObjectStore;

namespace TelOS.Fractal;

/// <summary>What the lines of an import say, read once to be checked and once to be written.</summary>
internal sealed class ImportPlan
{
    private readonly Dictionary<string, int> _indices = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _mentioned = new(StringComparer.Ordinal);
    private readonly List<(string Kind, int From, string To)> _relations = [];
    private ILookup<int, (string Kind, int From)>? _inverse;
    private ObjectId[] _ids = [];

    /// <summary>Objects.</summary>
    public int Count => _indices.Count;

    /// <summary>The object of each root by its index, and the line that says so.</summary>
    public Dictionary<string, (int Index, long Line)> Roots { get; } = new(StringComparer.Ordinal);

    /// <summary>Reads and checks all lines.</summary>
    /// <exception cref="ImportException">One of them cannot be meant.</exception>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public void Read(TextReader lines, IProgress<GraphProgress>? progress, CancellationToken cancellationToken)
    {
        foreach (ImportLine line in ImportLine.ReadAll(lines))
        {
            using (line)
            {
                cancellationToken.ThrowIfCancellationRequested();
                int index = _indices.Count;
                if (!_indices.TryAdd(line.Key, index))
                {
                    throw new ImportException(line.Number, $"There is an object {line.Key} already.");
                }
                _ = line.ReadSlots(reference => Mention(line.Number, ImportLine.KeyOf(reference)));
                foreach ((string kind, string to) in line.ReadRelations())
                {
                    Mention(line.Number, to);
                    _relations.Add((string.Intern(kind), index, to));
                }
                foreach (string root in line.ReadRoots())
                {
                    if (!Roots.TryAdd(root, (index, line.Number)))
                    {
                        throw new ImportException(line.Number, $"The root '{root}' is bound to two objects.");
                    }
                }
                if (line.Number % 1000 == 0)
                {
                    progress?.Report(new GraphProgress("checking lines", line.Number, 0));
                }
            }
        }
        foreach ((string key, long number) in _mentioned)
        {
            if (!_indices.ContainsKey(key))
            {
                throw new ImportException(number, $"There is no object {key}, which it refers to.");
            }
        }
    }

    /// <summary>Gives identities to all objects.</summary>
    public void Identify(Func<ObjectId> allocate)
    {
        _ids = [.. Enumerable.Range(0, Count).Select(_ => allocate())];
        HashSet<(int, int)> associated = [];
        _relations.RemoveAll(relation =>
            relation.Kind == RelationKind.AssociatedWith.Name && !IsFirst(associated, relation.From, _indices[relation.To]));
        _inverse = _relations.ToLookup(relation => _indices[relation.To], static relation => (relation.Kind, relation.From));
    }

    /// <summary>The identity that an object got.</summary>
    public ObjectId IdOf(int index) => _ids[index];

    /// <summary>Reads the objects as they will be in the image.</summary>
    /// <exception cref="ImportException">The lines are others than before.</exception>
    public IEnumerable<(ulong Id, ObjectState State)> Objects(TextReader lines)
    {
        ILookup<int, (string Kind, string To)> relations = _relations.ToLookup(static r => r.From, static r => (r.Kind, r.To));
        int count = 0;
        foreach (ImportLine line in ImportLine.ReadAll(lines))
        {
            using (line)
            {
                int index = count++;
                if (!_indices.TryGetValue(line.Key, out int known) || known != index)
                {
                    throw new ImportException(line.Number, "The lines have changed since they were checked.");
                }
                yield return (_ids[index].Value, ObjectState.Read(
                    0,
                    line.ReadSlots(reference => _ids[_indices[ImportLine.KeyOf(reference)]]),
                    Ends(relations[index].Select(r => (r.Kind, _indices[r.To]))),
                    Ends(_inverse![index])));
            }
        }
    }

    // Of a relation without direction one direction is stored.
    private static bool IsFirst(HashSet<(int, int)> associated, int from, int to) => associated.Add((Math.Min(from, to), Math.Max(from, to)));

    private Dictionary<string, ImmutableSortedSet<ulong>>? Ends(IEnumerable<(string Kind, int Other)> relations)
    {
        Dictionary<string, ImmutableSortedSet<ulong>> ends = relations.GroupBy(static r => r.Kind, StringComparer.Ordinal)
            .ToDictionary(static kind => kind.Key, kind => kind.Select(r => _ids[r.Other].Value).ToImmutableSortedSet(), StringComparer.Ordinal);
        return ends.Count == 0 ? null : ends;
    }

    private ObjectId Mention(long line, string key)
    {
        _mentioned.TryAdd(key, line);
        return new ObjectId { Value = 1 };
    }
}
