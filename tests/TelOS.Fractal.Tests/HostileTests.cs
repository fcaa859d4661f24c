using TelOS.Fractal.Records;
using TelOS.ObjectStore;
using TelOS.Runtime;

namespace TelOS.Fractal.Tests;

public sealed class HostileTests : IDisposable
{
    private readonly SampleStore _store = new();
    private readonly LivingImage _image;
    private readonly ObjectId _id;

    public HostileTests()
    {
        _image = _store.Open();
        _id = _image.Update(t => t.RootOrNew("victim").Id);
    }

    public static TheoryData<string, byte[]> Records()
    {
        StoredObject Of(StoredValue value, uint format = 1) => new() { Format = format, Slots = new() { ["x"] = value } };
        StoredValue deep = new() { Integer = 1 };
        for (int i = 0; i < 40; i++)
        {
            deep = new StoredValue { List = [deep] };
        }
        byte[] tower = [0x82, 1, 1, 2, 0x81, 0xa1, (byte)'x', .. Enumerable.Repeat(new byte[] { 0x81, 6, 0x91 }, 100_000).SelectMany(b => b), 0x80];
        byte[] good = RecordCodec.Encode(Of(new StoredValue { Text = "text" }));
        return new TheoryData<string, byte[]>
        {
            { "nothing", [] },
            { "a text", [0xa3, 1, 2, 3] },
            { "cut off", good[..^1] },
            { "something behind it", [.. good, 0] },
            { "another format", RecordCodec.Encode(Of(new StoredValue(), format: 2)) },
            { "two values at once", RecordCodec.Encode(Of(new StoredValue { Integer = 1, Text = "1" })) },
            { "values 40 deep", RecordCodec.Encode(Of(deep)) },
            { "values 100000 deep", tower },
            { "reference to 0", RecordCodec.Encode(Of(new StoredValue { Reference = default(ObjectId) })) },
            { "method without a name", RecordCodec.Encode(Of(new StoredValue { Method = string.Empty })) },
            { "slot without a name", RecordCodec.Encode(new StoredObject { Format = 1, Slots = new() { [string.Empty] = new() } }) },
            { "four thousand million slots", [0x82, 1, 1, 2, 0xdf, 0xff, 0xff, 0xff, 0xff] },
            { "relation twice", Related(new() { Kind = "isA", Ends = [Id(7)] }, new() { Kind = "isA", Ends = [Id(8)] }) },
            { "relation to one thing twice", Related(new StoredRelation { Kind = "isA", Ends = [Id(7), Id(7)] }) },
            { "relation to nothing", Related(new StoredRelation { Kind = "isA", Ends = [] }) },
        };
        static ObjectId Id(ulong value) => new() { Value = value };
        static byte[] Related(params List<StoredRelation> relations) => RecordCodec.Encode(new StoredObject { Format = 1, Slots = [], Relations = relations });
    }

    public void Dispose()
    {
        _image.Dispose();
        _store.Dispose();
    }

    [Theory]
    [MemberData(nameof(Records))]
    public void What_is_no_object_says_so_and_stays_as_it_is(string what, byte[] content)
    {
        Put(content);

        using (ImageTransaction transaction = _image.BeginWrite())
        {
            ImageObject victim = transaction.Root("victim");
            Assert.Equal(_id, Assert.Throws<DamagedObjectException>(() => victim["x"]).Id);
            Assert.Throws<DamagedObjectException>(() => victim["x"] = 1);
            Assert.Throws<DamagedObjectException>(() => transaction.Create().Relate(RelationKind.IsA, victim));
            transaction.Load([victim, transaction.Create()]);
            transaction.RootOrNew("other")["fine"] = what;
            transaction.Commit();
        }

        Assert.Equal(content, _store.Memory.Current.Objects[_id.Value].Content);
        Assert.Equal(what, _image.Read(t => t.Root("other")["fine"].AsText()));
        _image.Update(t => t.Get(_id).Delete());
        Assert.False(_store.Memory.Current.Objects.ContainsKey(_id.Value));
    }

    [Fact]
    public void What_the_device_damaged_says_so_and_the_others_can_be_read()
    {
        _image.Update(t => t.Root("victim")["friends"] = Value.List(Enumerable.Range(0, 5).Select(i => t.Create(("n", i)))));
        ulong damaged = _image.Read(t => t.Root("victim").FollowAll("friends").ElementAt(2).Id.Value);
        _store.Memory.Damage(damaged);
        using LivingImage other = _store.Open();
        using ImageTransaction reader = other.BeginRead();
        List<long> read = [];
        foreach (ImageObject friend in reader.Root("victim").FollowAll("friends"))
        {
            if (friend.Id.Value == damaged)
            {
                Assert.Throws<DamagedObjectException>(() => friend["n"]);
            }
            else
            {
                read.Add(friend["n"].AsInteger());
            }
        }
        Assert.Equal([0, 1, 3, 4], read);
    }

    [Fact]
    public void Random_damage_to_a_record_is_either_an_object_or_says_that_it_is_none()
    {
        Random random = Seed.Start();
        _image.Update(t =>
        {
            for (int i = 0; i < 6; i++)
            {
                t.Root("victim")[$"s{i}"] = RandomValues.Next(random, 3);
            }
            t.Root("victim").Relate(RelationKind.IsA, t.Create());
        });
        byte[] good = _store.Memory.Current.Objects[_id.Value].Content;
        for (int i = 0; i < 300; i++)
        {
            byte[] bad = [.. good];
            for (int k = random.Next(1, 4); k > 0; k--)
            {
                bad[random.Next(bad.Length)] = (byte)random.Next(256);
            }
            Put(random.Next(4) == 0 ? bad[..random.Next(bad.Length)] : bad);
            try
            {
                _image.Read(t => t.Root("victim").Slots.Count);
            }
            catch (DamagedObjectException error)
            {
                Assert.Equal(_id, error.Id);
            }
        }
    }

    private void Put(byte[] content)
    {
        using ObjectStoreConnection session = _store.OpenSession();
        TransactionId transaction = session.BeginTransaction(Access.Write).Value;
        Assert.True(session.StoreObject(transaction, _id, content).IsOk);
        Assert.True(session.CommitTransaction(transaction).IsOk);
    }
}
