using System.Collections.Immutable;

namespace TelOS.ObjectStore.Tests;

/// <summary>A store that keeps a copy of everything for each version.</summary>
internal sealed class Model
{
    private readonly List<ModelVersion> _versions =
        [new(ImmutableSortedDictionary<ulong, string>.Empty, ImmutableSortedDictionary<string, ulong>.Empty)];

    /// <summary>The newest version's number.</summary>
    public ulong Version => (ulong)_versions.Count - 1;

    /// <summary>The newest version.</summary>
    public ModelVersion Newest => _versions[^1];

    /// <summary>Commits that were carried out.</summary>
    public int Commits { get; private set; }

    /// <summary>Commits that were refused.</summary>
    public int Conflicts { get; private set; }

    /// <summary>Whether anything that fits was changed after a version.</summary>
    /// <param name="since">The version.</param>
    /// <param name="objects">Which objects count.</param>
    /// <param name="roots">Which roots count.</param>
    public bool Changed(ulong since, Predicate<ulong> objects, Predicate<string> roots)
    {
        for (int i = (int)since + 1; i < _versions.Count; i++)
        {
            if (_versions[i].ChangedObjects.Any(id => objects(id)) || _versions[i].ChangedRoots.Any(name => roots(name)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Adds a version.</summary>
    public void Add(ModelVersion version)
    {
        Commits++;
        _versions.Add(version);
    }

    /// <summary>Counts a conflict.</summary>
    public void Refuse() => Conflicts++;
}
