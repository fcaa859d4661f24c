using TelOS.ObjectStore;

namespace TelOS.Fractal.Tests;

public sealed class TransactionTests : IDisposable
{
    private readonly SampleStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public void What_was_committed_is_there_for_another_component()
    {
        using LivingImage image = _store.Open();
        using (ImageTransaction transaction = image.BeginWrite())
        {
            ImageObject library = transaction.RootOrNew("library");
            library["title"] = "Fractal";
            library["shelves"] = Value.List("a", 1, 2.5, true, Value.Null, Value.Bytes([1, 2]), Value.Map(("x", 1), ("y", Value.List())));
            library["book"] = transaction.Create(("pages", 300), ("library", library), ("open", Value.Method("book.open")));
            transaction.Commit();
        }

        using LivingImage other = _store.Open();
        using ImageTransaction reader = other.BeginRead();
        ImageObject found = reader.Root("library");
        Assert.Equal("Fractal", found["title"].AsText());
        Assert.Equal(Value.List("a", 1, 2.5, true, Value.Null, Value.Bytes([1, 2]), Value.Map(("x", 1), ("y", Value.List()))), found["shelves"]);
        ImageObject book = found.Follow("book")!;
        Assert.Equal(300, book["pages"].AsInteger());
        Assert.Equal("book.open", book["open"].AsMethod());
        Assert.Same(found, book.Follow("library"));
    }

    [Fact]
    public void A_transaction_that_is_disposed_did_not_happen()
    {
        using LivingImage image = _store.Open();
        image.Update(t => t.RootOrNew("counter")["value"] = 1);
        using (ImageTransaction transaction = image.BeginWrite())
        {
            transaction.Root("counter")["value"] = 2;
            transaction.RootOrNew("other");
            transaction.Flush();
        }

        using ImageTransaction reader = image.BeginRead();
        Assert.Equal(1, reader.Root("counter")["value"].AsInteger());
        Assert.Equal(["counter"], reader.Roots.Keys);
    }

    [Fact]
    public void A_reader_sees_one_state_while_others_commit()
    {
        using LivingImage image = _store.Open();
        image.Update(t => t.RootOrNew("pair")["left"] = 1);
        image.Update(t => t.Root("pair")["right"] = 1);
        using ImageTransaction early = image.BeginRead();
        image.Update(t => t.Root("pair")["left"] = 2);
        Assert.Equal(1, early.Root("pair")["left"].AsInteger());
        using ImageTransaction late = image.BeginRead();
        Assert.Equal(2, late.Root("pair")["left"].AsInteger());
        image.Update(t => t.Root("pair")["left"] = 3);
        Assert.Equal(1, early.Root("pair")["left"].AsInteger());
        Assert.Equal(2, late.Root("pair")["left"].AsInteger());
    }

    [Fact]
    public void Of_two_sessions_that_change_one_object_the_second_meets_a_conflict_and_changes_nothing()
    {
        using LivingImage one = _store.Open();
        using LivingImage two = _store.Open();
        one.Update(t => t.RootOrNew("counter")["value"] = 0);
        using ImageTransaction first = one.BeginWrite();
        using ImageTransaction second = two.BeginWrite();
        first.Root("counter")["value"] = first.Root("counter")["value"].AsInteger() + 1;
        second.Root("counter")["value"] = second.Root("counter")["value"].AsInteger() + 1;
        first.Commit();

        Assert.Equal(StoreError.Conflict, Assert.Throws<ConflictException>(() => second.Commit()).Error);

        Assert.True(second.IsOver);
        Assert.Equal(1, two.Read(t => t.Root("counter")["value"].AsInteger()));
    }

    [Fact]
    public async Task Updates_of_several_sessions_and_threads_lose_nothing()
    {
        using LivingImage one = _store.Open(new ImageOptions { Attempts = 1000 });
        using LivingImage two = _store.Open(new ImageOptions { Attempts = 1000 });
        one.Update(t => t.RootOrNew("counter")["value"] = 0);

        await Task.WhenAll(Enumerable.Range(0, 6).Select(n => Task.Run(async () =>
        {
            LivingImage image = n % 2 == 0 ? one : two;
            for (int i = 0; i < 20; i++)
            {
                if (n < 3)
                {
                    image.Update(t => t.Root("counter")["value"] = t.Root("counter")["value"].AsInteger() + 1);
                }
                else
                {
                    await image.UpdateAsync(async t =>
                    {
                        ImageObject counter = (await t.FindRootAsync("counter"))!;
                        await t.LoadAsync([counter]);
                        counter["value"] = counter["value"].AsInteger() + 1;
                    });
                }
            }
        })));

        Assert.Equal(120, one.Read(t => t.Root("counter")["value"].AsInteger()));
        Assert.Equal(120, two.Read(t => t.Root("counter")["value"].AsInteger()));
    }

    [Fact]
    public void After_its_attempts_an_update_gives_up_and_says_that_it_was_a_conflict()
    {
        using LivingImage one = _store.Open(new ImageOptions { Attempts = 3 });
        using LivingImage two = _store.Open();
        one.Update(t => t.RootOrNew("counter")["value"] = 0);
        int attempts = 0;

        Assert.Throws<ConflictException>(() => one.Update(t =>
        {
            attempts++;
            t.Root("counter")["value"] = -1;
            two.Update(u => u.Root("counter")["value"] = attempts);
        }));

        Assert.Equal(3, attempts);
        Assert.Equal(3, two.Read(t => t.Root("counter")["value"].AsInteger()));
    }

    [Fact]
    public void Two_that_each_read_from_the_cache_what_the_other_writes_do_not_both_commit()
    {
        // Write skew: both rules hold alone, and the store never sees the reads.
        using LivingImage one = _store.Open();
        using LivingImage two = _store.Open();
        one.Update(t =>
        {
            t.RootOrNew("left")["on"] = true;
            t.RootOrNew("right")["on"] = true;
        });
        foreach (LivingImage image in new[] { one, two })
        {
            image.Read(t => t.Root("left")["on"] == t.Root("right")["on"]);
        }
        using ImageTransaction first = one.BeginWrite();
        using ImageTransaction second = two.BeginWrite();
        Assert.True(first.Root("right")["on"].AsBoolean());
        Assert.True(second.Root("left")["on"].AsBoolean());
        first.Root("left")["on"] = false;
        second.Root("right")["on"] = false;
        first.Commit();

        Assert.Throws<ConflictException>(() => second.Commit());
    }

    [Fact]
    public void Who_only_reads_writes_nothing_and_who_is_over_does_nothing()
    {
        using LivingImage image = _store.Open();
        image.Update(t => t.RootOrNew("a")["x"] = 1);
        ImageTransaction reader = image.BeginRead();
        ImageObject a = reader.Root("a");
        Assert.Equal(1, a["x"].AsInteger());
        Assert.Throws<InvalidOperationException>(() => a["x"] = 2);
        Assert.Throws<InvalidOperationException>(() => reader.Create());
        reader.Dispose();
        Assert.Throws<InvalidOperationException>(() => a["x"]);
        Assert.Throws<InvalidOperationException>(() => reader.Get(a.Id));
        Assert.Throws<InvalidOperationException>(() => reader.Commit());
    }

    [Fact]
    public void A_write_marks_the_object_as_changed_whatever_was_there_before()
    {
        using LivingImage image = _store.Open();
        image.Update(t => t.RootOrNew("a")["x"] = 1);
        ulong before = _store.Memory.Current.Version;
        image.Update(t =>
        {
            Assert.False(t.Root("a").IsChanged);
            t.Root("a")["x"] = 1;
            Assert.True(t.Root("a").IsChanged);
        });
        Assert.Equal(before + 1, _store.Memory.Current.Version);
    }

    [Fact]
    public void An_object_made_and_deleted_in_one_transaction_never_reaches_the_store()
    {
        using LivingImage image = _store.Open();
        image.Update(t =>
        {
            t.RootOrNew("a");
            t.Create(("x", 1)).Delete();
            ImageObject flushed = t.Create(("x", 1));
            t.Flush();
            flushed.Delete();
        });
        Assert.Single(_store.Memory.Current.Objects);
    }

    [Fact]
    public void A_deleted_object_is_gone_and_says_so()
    {
        using LivingImage image = _store.Open();
        ObjectId id = image.Update(t =>
        {
            ImageObject root = t.RootOrNew("a");
            ImageObject child = t.Create(("x", 1));
            root["child"] = child;
            return child.Id;
        });
        image.Update(t =>
        {
            ImageObject child = t.Get(id);
            child.Delete();
            Assert.False(child.Exists);
            Assert.Equal(id, Assert.Throws<ObjectNotFoundException>(() => child["x"]).Id);
        });
        using ImageTransaction reader = image.BeginRead();
        Assert.Null(reader.Find(id));
        Assert.Equal(id, Assert.Throws<ObjectNotFoundException>(() => reader.Root("a").Follow("child")!["x"]).Id);
    }

    [Fact]
    public void A_reference_to_what_is_deleted_meanwhile_is_a_conflict()
    {
        using LivingImage one = _store.Open();
        using LivingImage two = _store.Open();
        ObjectId id = one.Update(t =>
        {
            t.RootOrNew("a");
            t.BindRoot("b", t.Create());
            return t.Root("b").Id;
        });
        using ImageTransaction links = one.BeginWrite();
        links.Root("a")["b"] = Value.Reference(id);
        two.Update(t =>
        {
            t.UnbindRoot("b");
            t.Get(id).Delete();
        });

        Assert.Throws<ConflictException>(() => links.Commit());
    }

    [Fact]
    public void Large_objects_and_many_objects_travel_whole()
    {
        using LivingImage image = _store.Open();
        byte[] large = new byte[3 * 1024 * 1024];
        new Random(7).NextBytes(large);
        image.Update(t =>
        {
            ImageObject root = t.RootOrNew("big");
            root["bytes"] = large;
            root["all"] = Value.List(Enumerable.Range(0, 2000).Select(i => t.Create(("n", i), ("text", new string('x', i)))));
        });

        using LivingImage other = _store.Open();
        using ImageTransaction reader = other.BeginRead();
        Assert.True(reader.Root("big")["bytes"].AsBytes().SequenceEqual(large));
        Assert.Equal(Enumerable.Range(0, 2000).Select(i => ((long)i, i)), reader.Root("big").FollowAll("all").Select(o => (o["n"].AsInteger(), o["text"].AsText().Length)));
        Assert.Equal(2001, reader.Objects().Count());
    }

    [Fact]
    public void What_the_store_refuses_leaves_the_transaction_as_it_was()
    {
        using SampleStore small = new(deviceBytes: 2000);
        using LivingImage image = small.Open();
        image.Update(t => t.RootOrNew("a")["x"] = 1);
        using ImageTransaction transaction = image.BeginWrite();
        transaction.Root("a")["x"] = new string('x', 5000);

        Assert.Equal(StoreError.StorageFull, Assert.Throws<ImageException>(() => transaction.Commit()).Error);

        Assert.Equal(1, image.Read(t => t.Root("a")["x"].AsInteger()));
    }

    [Fact]
    public void Roots_are_bound_unbound_and_listed_by_name()
    {
        using LivingImage image = _store.Open();
        image.Update(t =>
        {
            t.BindRoot("b", t.Create(("n", 2)));
            t.BindRoot("a", t.Create(("n", 1)));
        });
        image.Update(t =>
        {
            Assert.Equal(["a", "b"], t.Roots.Keys);
            Assert.True(t.UnbindRoot("a"));
            Assert.False(t.UnbindRoot("a"));
            Assert.Null(t.FindRoot("a"));
            t.BindRoot("c", t.Root("b"));
            t.BindRoot("d", t.Root("b"));
            t.UnbindRoot("d");
            Assert.Equal(["b", "c"], t.Roots.Keys);
        });
        using ImageTransaction reader = image.BeginRead();
        Assert.Equal(["b", "c"], reader.Roots.Keys);
        Assert.Same(reader.Root("b"), reader.Root("c"));
        Assert.Throws<ObjectNotFoundException>(() => reader.Root("a"));
        Assert.Throws<ArgumentException>(() => reader.FindRoot(new string('x', 64)));
    }
}
