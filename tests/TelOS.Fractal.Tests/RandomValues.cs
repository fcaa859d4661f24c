using TelOS.ObjectStore;

namespace TelOS.Fractal.Tests;

/// <summary>Any value there can be.</summary>
internal static class RandomValues
{
    private static readonly string[] s_texts = ["", "a", "häß", "\u0000", "𝄞 \r\n \"quoted\" \\", "$ref", "a long text that is longer than thirty-one bytes"];
    private static readonly double[] s_numbers = [0, -0.0, 1, 1.5, -1e300, double.Epsilon, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 1e15, 123456789012345680000.0];
    private static readonly long[] s_integers = [0, 1, -1, 127, 128, -129, 65536, long.MaxValue, long.MinValue];

    public static Value Next(Random random, int depth, Func<ObjectId>? reference = null)
    {
        switch (random.Next(depth == 0 ? 8 : 10))
        {
            case 0:
                return Value.Null;
            case 1:
                return random.Next(2) == 0;
            case 2:
                return s_integers[random.Next(s_integers.Length)];
            case 3:
                return s_numbers[random.Next(s_numbers.Length)];
            case 4:
                return s_texts[random.Next(s_texts.Length)];
            case 5:
                byte[] bytes = new byte[random.Next(40)];
                random.NextBytes(bytes);
                return bytes;
            case 6:
                return Value.Method("m" + s_texts[random.Next(s_texts.Length)]);
            case 7:
                return reference is null ? Value.Reference(new ObjectId { Value = (ulong)random.NextInt64(1, long.MaxValue) }) : Value.Reference(reference());
            case 8:
                return Value.List([.. Enumerable.Range(0, random.Next(5)).Select(_ => Next(random, depth - 1, reference))]);
            default:
                return Value.Map([.. Enumerable.Range(0, random.Next(5)).Select(i => ($"{s_texts[random.Next(s_texts.Length)]}{i}", Next(random, depth - 1, reference)))]);
        }
    }
}
