using TelOS.ObjectStore;

namespace TelOS.Fractal.Tests;

/// <summary>The collection of what no root reaches.</summary>
public sealed class CollectionTests : IDisposable
{
    private readonly LocalStore _store = new();
    private readonly LivingImage _image;

    public CollectionTests() => _image = _store.Open(new ImageOptions { Attempts = 1000 });

    public void Dispose()
    {
        _image.Dispose();
        _store.Dispose();
    }

    [Fact]
    public void What_no_root_reaches_is_deleted_also_when_it_refers_to_itself_or_to_what_stays()
    {
        _image.Update(static transaction =>
        {
            ImageObject stays = transaction.RootOrNew("root");
            ImageObject one = transaction.Create(("stays", stays));
            ImageObject other = transaction.Create(("one", one));
            one["other"] = other;
            other.Relate(RelationKind.IsA, one);
        });
        Assert.Equal(new CollectionResult(3, 2, 0), GarbageCollector.Run(_image));
        Assert.Equal(new CollectionResult(1, 0, 0), GarbageCollector.Run(_image));
    }

    [Fact]
    public void What_a_relation_leads_to_or_comes_from_is_reached()
    {
        _image.Update(static transaction =>
        {
            ImageObject animal = transaction.RootOrNew("animal");
            ImageObject cat = transaction.Create(("name", "cat"));
            cat.Relate(RelationKind.IsA, animal);
            cat.Relate(RelationKind.PartOf, transaction.Create());
        });
        Assert.Equal(new CollectionResult(3, 0, 0), GarbageCollector.Run(_image));
    }

    [Fact]
    public void In_any_graph_exactly_what_a_walk_from_the_roots_finds_is_left()
    {
        Random random = Seed.Start();
        for (int round = 0; round < 30; round++)
        {
            using LocalStore store = new();
            using LivingImage image = store.Open();
            int count = random.Next(1, 80);
            List<int>[] edges = [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, random.Next(3)).Select(_ => random.Next(count)).ToList())];
            int[] roots = [.. Enumerable.Range(0, count).Where(_ => random.Next(10) == 0)];
            ObjectId[] ids = image.Update(transaction =>
            {
                ImageObject[] objects = [.. Enumerable.Range(0, count).Select(_ => transaction.Create())];
                for (int i = 0; i < count; i++)
                {
                    objects[i]["to"] = Value.List(edges[i].Select(to => objects[to]));
                }
                Array.ForEach(roots, root => transaction.BindRoot($"{root}", objects[root]));
                return objects.Select(static o => o.Id).ToArray();
            });

            HashSet<int> reached = [.. roots];
            Queue<int> open = new(roots);
            while (open.TryDequeue(out int from))
            {
                edges[from].Where(reached.Add).ToList().ForEach(open.Enqueue);
            }
            ulong version = store.Store.Version;
            CollectionPlan plan = GarbageCollector.Find(image);
            Assert.Equal((count, 0), (plan.Objects, plan.Kept));
            Assert.Equal(Enumerable.Range(0, count).Where(i => !reached.Contains(i)).Select(i => ids[i]), plan.Garbage);
            Assert.Equal(version, store.Store.Version);
            Assert.Equal(new CollectionResult(count, count - reached.Count, 0), GarbageCollector.Run(image));
            Assert.Equal(reached.Order().Select(i => ids[i]), image.Read(static transaction => transaction.Objects().Select(static o => o.Id).ToList()));
        }
    }

    [Fact]
    public async Task Others_who_hang_objects_elsewhere_meanwhile_lose_none()
    {
        // Shelves are reached, books are taken from one and put on another, or on none for a while.
        const int Shelves = 4;
        const int Books = 40;
        int seed = Seed.Next();
        ObjectId[] shelves = _image.Update(static transaction => Enumerable.Range(0, Shelves).Select(i => transaction.RootOrNew($"shelf {i}").Id).ToArray());
        ObjectId[] books = _image.Update(transaction => Enumerable.Range(0, Books).Select(i =>
        {
            ImageObject book = transaction.Create(("title", $"{i}"));
            transaction.Get(shelves[i % Shelves])[$"book {i}"] = book;
            return book.Id;
        }).ToArray());
        using CancellationTokenSource over = new();
        Task[] movers = [.. Enumerable.Range(0, 2).Select(mover => Task.Run(() =>
        {
            Random random = new(seed + mover);
            using LivingImage own = _store.Open(new ImageOptions { Attempts = 1000 });
            while (!over.IsCancellationRequested)
            {
                int number = random.Next(Books);
                own.Update(transaction => Move(transaction, shelves, books[number], number, random));
            }
        }))];
        long deleted = 0;
        for (int i = 0; i < 100 || (deleted == 0 && i < 10_000); i++)
        {
            deleted += GarbageCollector.Run(_image).Deleted;
        }
        await over.CancelAsync();
        await Task.WhenAll(movers);
        Assert.True(deleted > 0, "nothing was ever deleted, so nothing was tried");
        using ImageTransaction end = await _image.BeginReadAsync(TestContext.Current.CancellationToken);
        Assert.All(shelves, shelf => Assert.All(end.Get(shelf).Slots, book => Assert.True(end.Get(book.Value.AsReference()).Exists, $"{book.Key} is gone (seed {seed})")));
    }

    [Fact]
    public void What_other_programs_keep_in_the_store_stays_and_what_is_reached_and_cannot_be_read_ends_it()
    {
        ObjectId foreign = Put([1, 2, 3]);
        _image.Update(static transaction =>
        {
            transaction.RootOrNew("root")["name"] = "x";
            _ = transaction.Create();
        });
        Assert.Equal(new CollectionResult(3, 1, 1), GarbageCollector.Run(_image));

        ObjectId garbage = _image.Update(static transaction => transaction.Create().Id);
        _image.Update(transaction => transaction.Root("root")["foreign"] = Value.Reference(foreign));
        Assert.Throws<DamagedObjectException>(() => GarbageCollector.Run(_image));
        Assert.True(_image.Read(transaction => transaction.Get(garbage).Exists));
    }

    [Fact]
    public void What_is_newer_than_a_version_stays()
    {
        _image.Update(static transaction => _ = transaction.Create());
        ulong version = _store.Store.Version;
        ObjectId young = _image.Update(static transaction => transaction.Create().Id);
        Assert.DoesNotContain(young, GarbageCollector.Find(_image, keepAfter: version).Garbage);
        Assert.Equal(new CollectionResult(2, 1, 1), GarbageCollector.Run(_image, keepAfter: version));
        Assert.Equal([young], _image.Read(static transaction => transaction.Objects().Select(static o => o.Id).ToList()));
    }

    private static bool Move(ImageTransaction transaction, ObjectId[] shelves, ObjectId id, int number, Random random)
    {
        string slot = $"book {number}";
        ImageObject book = transaction.Get(id);
        if (!book.Exists)
        {
            return false;
        }
        ImageObject[] all = [.. shelves.Select(transaction.Get)];
        ImageObject? holder = Array.Find(all, shelf => shelf.Has(slot));
        if (holder is not null && random.Next(3) > 0)
        {
            holder.Remove(slot);
        }
        else
        {
            all[random.Next(all.Length)][slot] = book;
        }
        return true;
    }

    private ObjectId Put(byte[] content)
    {
        ObjectId id = _store.Store.AllocateIds(1).First;
        using ObjectStore.Engine.StoreTransaction transaction = _store.Store.Begin(Access.Write);
        transaction.Store(id, content);
        transaction.CommitAsync().GetAwaiter().GetResult();
        return id;
    }
}
