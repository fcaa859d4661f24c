using System.Globalization;
using System.Text;
using TelOS.ObjectStore.Engine;

namespace TelOS.ObjectStore.Tests;

/// <summary>A transaction of the store beside what the model says of it.</summary>
/// <param name="transaction">The store's.</param>
/// <param name="model">The model.</param>
internal sealed class ModelTransaction(StoreTransaction transaction, Model model) : IDisposable
{
    private static readonly string[] s_names = ["a", "b", "c"];

    private readonly ulong _begin = model.Version;
    private readonly HashSet<ulong> _seen = [];
    private readonly HashSet<string> _seenRoots = [];
    private readonly List<(ulong After, ulong Last)> _listed = [];
    private readonly Dictionary<ulong, string?> _changed = [];
    private readonly Dictionary<string, ulong?> _bound = [];
    private ModelVersion _now = model.Newest;
    private bool _allRoots;

    /// <summary>Does something, and compares.</summary>
    /// <returns>False when the transaction is over.</returns>
    public bool Step(Random random, ulong[] ids)
    {
        ulong id = ids[random.Next(ids.Length)];
        string name = s_names[random.Next(s_names.Length)];
        switch (random.Next(20))
        {
            case < 6:
                Assert.Equal(_now.Objects.GetValueOrDefault(id), transaction.Text(OpenStore.Id(id)));
                See(id);
                return true;
            case < 10:
                string text = string.Create(CultureInfo.InvariantCulture, $"{random.Next()}{new string('x', random.Next(2) * random.Next(6000))}");
                transaction.Store(OpenStore.Id(id), Encoding.UTF8.GetBytes(text));
                Set(id, text);
                return true;
            case 10:
                See(id);
                Expect(_now.Objects.ContainsKey(id), () => transaction.Delete(OpenStore.Id(id)), () => Set(id, null));
                return true;
            case 11:
                List(random, id);
                return true;
            case 12:
                See(id);
                Expect(_now.Objects.ContainsKey(id), () => transaction.BindRoot(name, OpenStore.Id(id)), () => Bind(name, id));
                return true;
            case 13:
                _ = _seenRoots.Add(name);
                Expect(_now.Roots.ContainsKey(name), () => transaction.UnbindRoot(name), () => Bind(name, null));
                return true;
            case 14:
                _allRoots = true;
                Assert.Equal(_now.Roots.Select(r => (r.Key, r.Value)), transaction.ListRoots().Roots.Select(r => (r.Name, r.Id.Value)));
                return true;
            case 15:
                _ = _seenRoots.Add(name);
                Expect(_now.Roots.TryGetValue(name, out ulong bound), () => Assert.Equal(bound, transaction.FindRoot(name).Value), static () => { });
                return true;
            case 16:
                transaction.RelyOn(OpenStore.Id(id));
                See(id);
                return true;
            case 17:
                transaction.Dispose();
                return false;
            default:
                Commit();
                return false;
        }
    }

    public void Dispose() => transaction.Dispose();

    private static void Expect(bool works, Action action, Action then)
    {
        if (works)
        {
            action();
            then();
        }
        else
        {
            Assert.Equal(StoreError.NotFound, OpenStore.Error(action));
        }
    }

    private void List(Random random, ulong after)
    {
        uint limit = (uint)random.Next(1, 6);
        ObjectPage page = transaction.List(new ObjectQuery { After = OpenStore.Id(after), Limit = limit });
        ulong[] expected = [.. _now.Objects.Keys.Where(id => id > after)];
        Assert.Equal(expected.Take((int)limit), page.Entries.Select(e => e.Id.Value));
        Assert.Equal(expected.Length > limit, page.More);
        Assert.All(page.Entries, e => Assert.Equal((ulong)Encoding.UTF8.GetByteCount(_now.Objects[e.Id.Value]), e.Size));
        _listed.Add((after, page.More ? page.Entries[^1].Id.Value : ulong.MaxValue));
    }

    private void Commit()
    {
        bool conflicts = model.Changed(
            _begin,
            id => _seen.Contains(id) || _changed.ContainsKey(id) || _listed.Exists(part => id > part.After && id <= part.Last),
            name => _allRoots || _seenRoots.Contains(name) || _bound.ContainsKey(name));
        if (_changed.Count == 0 && _bound.Count == 0)
        {
            Assert.Equal(model.Version, transaction.Commit().Version);
            return;
        }

        if (conflicts)
        {
            model.Refuse();
            Assert.Equal(StoreError.Conflict, OpenStore.Error(() => transaction.Commit()));
            return;
        }

        ulong[] touched = [.. _changed.Where(c => c.Value is not null || model.Newest.Objects.ContainsKey(c.Key)).Select(c => c.Key)];
        ModelVersion newest = model.Newest;
        model.Add(new ModelVersion(
            newest.Objects.RemoveRange(_changed.Keys).AddRange(_changed.Where(c => c.Value is not null).Select(c => KeyValuePair.Create(c.Key, c.Value!))),
            newest.Roots.RemoveRange(_bound.Keys).AddRange(_bound.Where(b => b.Value is not null).Select(b => KeyValuePair.Create(b.Key, b.Value!.Value))))
        {
            ChangedObjects = touched,
            ChangedRoots = [.. _bound.Keys],
        });
        Assert.Equal(new CommitInfo { Version = model.Version, ChangedObjects = (uint)touched.Length }, transaction.Commit());
    }

    private void See(ulong id)
    {
        // What it changed itself it does not see of others.
        if (!_changed.ContainsKey(id))
        {
            _ = _seen.Add(id);
        }
    }

    private void Set(ulong id, string? text)
    {
        _changed[id] = text;
        _now = _now with { Objects = text is null ? _now.Objects.Remove(id) : _now.Objects.SetItem(id, text) };
    }

    private void Bind(string name, ulong? id)
    {
        _bound[name] = id;
        _now = _now with { Roots = id is { } value ? _now.Roots.SetItem(name, value) : _now.Roots.Remove(name) };
    }
}
