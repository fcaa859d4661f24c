using TelOS.ObjectStore.Testing.Workload;

namespace TelOS.ObjectStore.Tests.Concurrency;

/// <summary>A store that is so simple that it is right, except for one thing.</summary>
/// <param name="turnstile">Who may do the next step.</param>
/// <param name="defect">What it does wrong.</param>
/// <param name="random">When.</param>
internal sealed class SimpleStore(Turnstile turnstile, Defect defect, Random random) : IClientStore
{
    private readonly List<(SimpleVersion State, HashSet<ulong> Objects, HashSet<string> Roots)> _versions = [(SimpleVersion.Empty, [], [])];
    private ulong _lastId;

    public Turnstile Turnstile => turnstile;

    public Defect Defect => defect;

    public int Newest => _versions.Count - 1;

    /// <summary>What open transactions stored last, for others to see who should not.</summary>
    public Dictionary<ulong, byte[]> Uncommitted { get; } = [];

    public SimpleVersion this[int version] => _versions[version].State;

    public async ValueTask<IClientTransaction> BeginAsync(bool writes)
    {
        await turnstile.WaitAsync().ConfigureAwait(false);
        return new SimpleTransaction(this, defect == Defect.OldSnapshot ? Math.Max(0, Newest - random.Next(4)) : Newest);
    }

    public async ValueTask<ulong> AllocateAsync(int count)
    {
        await turnstile.WaitAsync().ConfigureAwait(false);
        _lastId += (ulong)count;
        return _lastId - (ulong)count + 1;
    }

    /// <summary>Whether an object that meets a condition was changed after a version.</summary>
    public bool IsObjectChanged(int after, Func<ulong, bool> condition) => _versions.Skip(after + 1).Any(version => version.Objects.Any(condition));

    /// <summary>Whether a root that meets a condition was changed after a version.</summary>
    public bool IsRootChanged(int after, Func<string, bool> condition) => _versions.Skip(after + 1).Any(version => version.Roots.Any(condition));

    /// <summary>Applies changes.</summary>
    /// <returns>The version that has them.</returns>
    public ulong Apply(IReadOnlyDictionary<ulong, byte[]?> objects, IReadOnlyDictionary<string, ulong> roots)
    {
        bool isRepeated = defect == Defect.RepeatsVersions && Newest > 0 && random.Next(100) == 0;
        bool isDropped = defect == Defect.DropsCommits && random.Next(100) == 0;
        int version = isRepeated ? Newest : Newest + 1;
        SimpleVersion state = isDropped ? this[Newest] : this[Newest].With((ulong)version, objects, roots);
        HashSet<ulong> changed = isDropped ? [] : [.. objects.Keys];
        HashSet<string> bound = isDropped ? [] : [.. roots.Keys];
        if (isRepeated)
        {
            changed.UnionWith(_versions[version].Objects);
            bound.UnionWith(_versions[version].Roots);
            _versions[version] = (state, changed, bound);
        }
        else
        {
            _versions.Add((state, changed, bound));
        }

        return (ulong)version;
    }
}
