using System.Text;
using TelOS.Runtime;

namespace TelOS.Idl.Fuzz.Tests.Drivers;

/// <summary>Random values of the types that every contract has; the values at the edges are the likeliest.</summary>
public static class FuzzValues
{
    private static readonly string[] s_characters = ["a", "Z", "0", " ", "\"", "\n", "\u007f", "é", "ž", "€", "\uffff", "🦀"];

    /// <summary>Any 64 bits.</summary>
    public static ulong Bits(Random r) => r.Next(4) switch
    {
        0 => (ulong)r.Next(4),
        1 => ulong.MaxValue - (ulong)r.Next(4),
        2 => 1UL << r.Next(64),
        _ => (ulong)r.NextInt64(long.MinValue, long.MaxValue),
    };

    /// <summary>Either.</summary>
    public static bool Truth(Random r) => r.Next(2) == 0;

    /// <summary>One of the given.</summary>
    public static T Pick<T>(Random r, params T[] values) => values.Length == 0 ? throw new InvalidOperationException("There is no value.") : values[r.Next(values.Length)];

    /// <summary>Some of the given, as one.</summary>
    public static ulong Some(Random r, params ulong[] flags) => flags.Where(_ => r.Next(2) == 0).Aggregate(0UL, (all, flag) => all | flag);

    /// <summary>A text without zeros.</summary>
    /// <param name="r">The randomness.</param>
    /// <param name="max">Bytes of UTF-8 at most.</param>
    public static string Text(Random r, int max)
    {
        StringBuilder text = new();
        int goal = r.Next(4) == 0 ? max : r.Next(Math.Min(max, 12) + 1);
        for (int length = 0; ;)
        {
            string next = s_characters[r.Next(s_characters.Length)];
            length += Encoding.UTF8.GetByteCount(next);
            if (length > goal)
            {
                return text.ToString();
            }

            text.Append(next);
        }
    }

    /// <summary>The UTF-8 of a text.</summary>
    public static byte[] TextBytes(Random r, int max) => Encoding.UTF8.GetBytes(Text(r, max));

    /// <summary>Bytes.</summary>
    /// <param name="r">The randomness.</param>
    /// <param name="max">How many at most.</param>
    public static byte[] Bytes(Random r, int max)
    {
        byte[] bytes = new byte[r.Next(4) == 0 ? max : r.Next(Math.Min(max, 40) + 1)];
        r.NextBytes(bytes);
        return bytes;
    }

    /// <summary>A capability, or none.</summary>
    public static Capability? Cap(Random r) => r.Next(4) == 0 ? null : new BadgeCapability((ulong)r.Next(1, 1000));

    /// <summary>A list of few elements; of none where records end.</summary>
    public static List<T> List<T>(Random r, int depth, Func<T> element) =>
        [.. Enumerable.Range(0, depth <= 0 ? 0 : r.Next(3)).Select(_ => element())];

    /// <summary>A map of few entries; of none where records end.</summary>
    public static Dictionary<TKey, T> Map<TKey, T>(Random r, int depth, Func<TKey> key, Func<T> value)
        where TKey : notnull
    {
        Dictionary<TKey, T> map = [];
        for (int i = depth <= 0 ? 0 : r.Next(3); i > 0; i--)
        {
            map[key()] = value();
        }

        return map;
    }

    /// <summary>A value, or none.</summary>
    public static T? Maybe<T>(Random r, Func<T> value)
        where T : struct => r.Next(2) == 0 ? null : value();

    /// <summary>An object, or none.</summary>
    public static T? MaybeObject<T>(Random r, int depth, Func<T> value)
        where T : class => depth <= 0 || r.Next(2) == 0 ? null : value();

    /// <summary>A record that fits into a buffer: the given one, or a smaller one.</summary>
    public static T Fit<T>(int max, Func<int, T> value)
        where T : IRecord<T>
    {
        for (int depth = 3; ; depth--)
        {
            T record = value(depth);
            if (depth < -8 || RecordCodec.Encode(record).Length <= max)
            {
                return record;
            }
        }
    }
}
