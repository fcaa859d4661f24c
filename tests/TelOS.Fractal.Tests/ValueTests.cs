using TelOS.ObjectStore;

namespace TelOS.Fractal.Tests;

public sealed class ValueTests
{
    [Fact]
    public void A_value_says_what_it_is_and_is_nothing_else()
    {
        Value number = 7;
        Assert.Equal(7, number.AsInteger());
        Assert.Equal(7.0, number.AsNumber());
        Assert.Equal("7 is Integer, not Text.", Assert.Throws<InvalidCastException>(() => number.AsText()).Message);
        Assert.Throws<InvalidCastException>(() => ((Value)7.5).AsInteger());
        Assert.Throws<InvalidCastException>(() => ((Value)"x").AsReference());
        Assert.True(((Value)(string?)null).IsNull);
        Assert.False(((Value)"x").TryGetInteger(out _));
        Assert.Throws<ArgumentOutOfRangeException>(() => Value.Reference(default));
        Assert.Throws<ArgumentException>(() => Value.Method(string.Empty));
    }

    [Fact]
    public void Values_are_equal_by_what_is_in_them_and_by_what_they_are()
    {
        Assert.Equal(Value.List(1, "a", Value.Map(("k", Value.Bytes([1])))), Value.List(1, "a", Value.Map(("k", Value.Bytes([1])))));
        Assert.Equal(Value.Map(("a", 1), ("b", 2)).GetHashCode(), Value.Map(("b", 2), ("a", 1)).GetHashCode());
        Assert.NotEqual((Value)1, (Value)1.0);
        Assert.NotEqual((Value)"a", Value.Method("a"));
        Assert.NotEqual((Value)1, Value.Reference(new ObjectId { Value = 1 }));
        Assert.NotEqual((Value)false, Value.Null);
        Assert.Equal((Value)double.NaN, (Value)double.NaN);
    }

    [Fact]
    public void Bytes_that_were_given_can_change_without_changing_the_value()
    {
        byte[] bytes = [1, 2, 3];
        Value value = bytes;
        bytes[0] = 9;
        Assert.Equal(1, value.AsBytes()[0]);
    }

    [Fact]
    public void A_value_that_lies_too_deep_is_refused_before_it_is_stored()
    {
        Value value = 1;
        for (int i = 1; i < 32; i++)
        {
            value = i % 2 == 0 ? Value.List(value) : Value.Map(("in", value));
        }

        Assert.Throws<ArgumentException>(() => Value.List(value));
        Assert.Throws<ArgumentException>(() => Value.Map(("in", value)));
    }

    [Fact]
    public void The_deepest_value_comes_back_from_the_store()
    {
        using SampleStore store = new();
        using LivingImage image = store.Open();
        Value value = 1;
        for (int i = 1; i < 32; i++)
        {
            value = i % 2 == 0 ? Value.List(value) : Value.Map(("in", value));
        }
        image.Update(t => t.RootOrNew("deep")["value"] = value);
        using LivingImage other = store.Open();
        Assert.Equal(value, other.Read(t => t.Root("deep")["value"]));
    }

    [Fact]
    public void A_text_that_cannot_be_stored_as_it_is_is_refused()
    {
        using SampleStore store = new();
        using LivingImage image = store.Open();
        Assert.ThrowsAny<ArgumentException>(() => image.Update(t => t.RootOrNew("a")["x"] = "half a pair: \ud800"));
        using ImageTransaction transaction = image.BeginWrite();
        Assert.ThrowsAny<ArgumentException>(() => transaction.Create()[string.Empty] = 1);
        Assert.ThrowsAny<ArgumentException>(() => transaction.Create()[new string('ä', 128)] = 1);
        transaction.Create()[new string('ä', 127)] = 1;
    }

    [Fact]
    public void Random_values_come_back_as_they_were()
    {
        using SampleStore store = new();
        using LivingImage image = store.Open();
        Random random = Seed.Start();
        for (int round = 0; round < 50; round++)
        {
            Value[] values = [.. Enumerable.Range(0, 10).Select(_ => RandomValues.Next(random, 4))];
            image.Update(t =>
            {
                ImageObject root = t.RootOrNew("values");
                for (int i = 0; i < values.Length; i++)
                {
                    root[$"v{i}"] = values[i];
                }
            });
            using LivingImage other = store.Open(new ImageOptions { IsWriteable = false });
            Assert.Equal(values, other.Read(t => values.Select((_, i) => t.Root("values")[$"v{i}"]).ToArray()));
        }
    }
}
