using TelOS.ObjectStore;

namespace TelOS.Fractal.Tests;

public sealed class RelationTests : IDisposable
{
    private readonly SampleStore _store = new();
    private readonly LivingImage _image;

    public RelationTests() => _image = _store.Open();

    public void Dispose()
    {
        _image.Dispose();
        _store.Dispose();
    }

    [Fact]
    public void A_relation_is_walked_in_both_directions_after_it_was_committed()
    {
        _image.Update(t =>
        {
            ImageObject animal = t.RootOrNew("animal");
            ImageObject cat = t.RootOrNew("cat");
            Assert.True(cat.Relate(RelationKind.IsA, animal));
            Assert.False(cat.Relate(RelationKind.IsA, animal));
            cat.Relate(new RelationKind("eats"), t.RootOrNew("mouse"));
        });
        using ImageTransaction reader = _image.BeginRead();
        ImageObject found = reader.Root("cat");
        Assert.Equal([reader.Root("animal")], found.Related(RelationKind.IsA));
        Assert.Equal([found], reader.Root("animal").RelatedFrom(RelationKind.IsA));
        Assert.Empty(found.RelatedFrom(RelationKind.IsA));
        Assert.True(found.IsRelated(RelationKind.IsA, reader.Root("animal")));
        Assert.False(reader.Root("animal").IsRelated(RelationKind.IsA, found));
        Assert.Equal(["eats", "isA"], found.RelationKinds.Select(k => k.Name));
        Assert.Equal([new RelationKind("eats")], reader.Root("mouse").RelationKinds);
    }

    [Fact]
    public void A_symmetric_relation_has_no_direction_and_is_there_once()
    {
        _image.Update(t =>
        {
            ImageObject a = t.RootOrNew("a");
            ImageObject b = t.RootOrNew("b");
            Assert.True(a.Relate(RelationKind.AssociatedWith, b));
            Assert.False(b.Relate(RelationKind.AssociatedWith, a));
            Assert.True(b.IsRelated(RelationKind.AssociatedWith, a));
            Assert.Equal([a], b.Related(RelationKind.AssociatedWith));
            Assert.Equal([b], a.RelatedFrom(RelationKind.AssociatedWith));
            Assert.True(b.Unrelate(RelationKind.AssociatedWith, a));
            Assert.False(a.IsRelated(RelationKind.AssociatedWith, b));
            Assert.False(a.Unrelate(RelationKind.AssociatedWith, b));
        });
    }

    [Fact]
    public void Chains_of_relations_end_in_cycles_and_tell_each_object_once()
    {
        _image.Update(t =>
        {
            ImageObject[] ring = [.. Enumerable.Range(0, 5).Select(i => t.Create(("n", i)))];
            for (int i = 0; i < 5; i++)
            {
                ring[i].Relate(RelationKind.PartOf, ring[(i + 1) % 5]);
                ring[i].Relate(RelationKind.PartOf, ring[i]);
            }
            Assert.Equal([0, 1, 2, 3, 4], ring[0].RelatedClosure(RelationKind.PartOf).Select(o => (int)o["n"].AsInteger()).Order());
            Assert.Equal([0, 4, 3, 2, 1], ring[0].RelatedFromClosure(RelationKind.PartOf).Select(o => (int)o["n"].AsInteger()));
        });
    }

    [Fact]
    public void Deleting_an_object_takes_its_relations_away_at_the_other_ends()
    {
        _image.Update(t =>
        {
            ImageObject hub = t.RootOrNew("hub");
            ImageObject from = t.RootOrNew("from");
            ImageObject to = t.RootOrNew("to");
            from.Relate(RelationKind.PartOf, hub);
            hub.Relate(RelationKind.PartOf, to);
            hub.Relate(RelationKind.PartOf, hub);
        });
        _image.Update(t =>
        {
            t.Root("hub").Delete();
            t.UnbindRoot("hub");
        });
        using ImageTransaction reader = _image.BeginRead();
        Assert.Empty(reader.Root("from").RelationKinds);
        Assert.Empty(reader.Root("to").RelationKinds);
    }

    [Fact]
    public void Random_relations_are_always_the_same_seen_from_both_ends()
    {
        int seed = Seed.Next();
        Random random = new(seed);
        RelationKind[] kinds = [RelationKind.IsA, RelationKind.AssociatedWith, new("own")];
        HashSet<(int From, string Kind, int To)> model = [];
        List<ObjectId> ids = _image.Update(t => Enumerable.Range(0, 8).Select(i => t.RootOrNew($"r{i}").Id).ToList());
        for (int round = 0; round < 25; round++)
        {
            _image.Update(t =>
            {
                for (int i = 0; i < 12; i++)
                {
                    (int from, int to) = (random.Next(8), random.Next(8));
                    RelationKind kind = kinds[random.Next(kinds.Length)];
                    bool add = random.Next(2) == 0;
                    (int, string, int) key = kind.IsSymmetric ? (Math.Min(from, to), kind.Name, Math.Max(from, to)) : (from, kind.Name, to);
                    bool changes = add ? model.Add(key) : model.Remove(key);
                    ImageObject a = t.Get(ids[from]);
                    ImageObject b = t.Get(ids[to]);
                    Assert.Equal(changes, add ? a.Relate(kind, b) : a.Unrelate(kind, b));
                }
            });
            using LivingImage other = _store.Open();
            using ImageTransaction reader = round % 5 == 0 ? other.BeginRead() : _image.BeginRead();
            foreach (RelationKind kind in kinds)
            {
                for (int i = 0; i < 8; i++)
                {
                    int[] to = [.. model.Where(m => m.Kind == kind.Name && m.From == i).Select(m => m.To)];
                    int[] from = [.. model.Where(m => m.Kind == kind.Name && m.To == i).Select(m => m.From)];
                    int[] forward = kind.IsSymmetric ? [.. to.Union(from)] : to;
                    int[] backward = kind.IsSymmetric ? forward : from;
                    Assert.Equal(forward.Order(), reader.Get(ids[i]).Related(kind).Select(o => ids.IndexOf(o.Id)).Order());
                    Assert.Equal(backward.Order(), reader.Get(ids[i]).RelatedFrom(kind).Select(o => ids.IndexOf(o.Id)).Order());
                }
            }
        }
    }
}
