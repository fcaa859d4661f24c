using System.Globalization;
using System.Numerics;
using System.Text.Json;
using TelOS.Records.Tests.Cpp;
using Xunit;

namespace TelOS.Records.Tests.MessagePackVectors;

/// <summary>Every case of <c>boundary.json</c> through the C++ reader and writer. The C# ones have theirs in TelOS.Idl.CSharp.Tests.</summary>
public sealed class BoundaryTests
{
    private static readonly string[] s_integers = ["i8", "i16", "i32", "i64", "u8", "u16", "u32", "u64"];

    private static readonly string[] s_all = [.. s_integers, "bool", "f32", "f64", "text", "bytes", "bools", "nils", "texts", "map", "copy", "skip"];

    [Fact]
    public async Task Integers_are_read_where_their_type_holds_them_and_written_in_their_shortest_form()
    {
        List<(string Line, string Answer)> expected = [];
        foreach (JsonElement vector in BoundaryVectors.Of("scalars").Where(v => v.Text("type") == "int"))
        {
            var value = BigInteger.Parse(vector.Text("value"), CultureInfo.InvariantCulture);
            foreach (string type in s_integers)
            {
                int bits = int.Parse(type.AsSpan(1), CultureInfo.InvariantCulture);
                BigInteger low = type[0] == 'u' ? 0 : -(BigInteger.One << (bits - 1));
                BigInteger high = (type[0] == 'u' ? BigInteger.One << bits : BigInteger.One << (bits - 1)) - 1;
                expected.Add(($"{type} {vector.Message()}", value >= low && value <= high ? $"ok {value}" : "error range"));
            }

            expected.Add(($"f32 {vector.Message()}", "error type"));
            expected.Add(($"f64 {vector.Message()}", "error type"));
            expected.Add(($"bool {vector.Message()}", "error type"));
            JsonElement minimal = BoundaryVectors.Of("scalars").Single(v =>
                v.Text("type") == "int" && v.Text("value") == vector.Text("value") && v.GetProperty("minimal").GetBoolean());
            expected.Add(($"copy {vector.Message()}", "ok " + minimal.Message()));
        }

        Assert.True(expected.Count > 2000);
        await CheckAsync(expected);
    }

    [Fact]
    public async Task Floating_point_numbers_keep_their_bits()
    {
        List<(string Line, string Answer)> expected = [];
        foreach (JsonElement vector in BoundaryVectors.Of("scalars").Where(v => v.Text("type") == "float"))
        {
            byte[] bytes = Convert.FromHexString(vector.Message());
            bool isSingle = bytes[0] == 0xca;
            ulong bits = BigIntegerBits(bytes);
            double value = isSingle ? BitConverter.UInt32BitsToSingle((uint)bits) : BitConverter.UInt64BitsToDouble(bits);
            expected.Add(($"f32 {vector.Message()}", isSingle ? $"ok {bits}" : "error type"));
            expected.Add(($"f64 {vector.Message()}", $"ok {BitConverter.DoubleToUInt64Bits(value)}"));
            expected.Add(($"copy {vector.Message()}", "ok " + vector.Message()));
            expected.AddRange(s_integers.Select(type => ($"{type} {vector.Message()}", "error type")));
        }

        Assert.True(expected.Count > 100);
        await CheckAsync(expected);
    }

    [Fact]
    public async Task Everything_of_a_length_is_read_skipped_and_written_at_every_length()
    {
        IReadOnlyList<JsonElement> vectors = BoundaryVectors.Of("sized");
        Dictionary<(string, int), string> minimal = vectors.Where(v => v.GetProperty("minimal").GetBoolean())
            .ToDictionary(v => (v.Text("type"), v.GetProperty("count").GetInt32()), BoundaryVectors.Shortest);
        List<(string Line, string Answer)> expected = [];
        foreach (JsonElement vector in vectors)
        {
            string type = vector.Text("type");
            int count = vector.GetProperty("count").GetInt32();
            string message = vector.Message();
            expected.Add(($"skip {message}", "ok"));
            expected.Add(($"copy {message}", "ok " + minimal[(type, count)]));
            switch (type)
            {
                case "str":
                    expected.Add(($"text {message}", "ok " + message[vector.Text("header").Length..]));
                    break;
                case "bin":
                    expected.Add(($"bytes {message}", "ok " + message[vector.Text("header").Length..]));
                    break;
                case "array":
                    expected.Add(($"nils {message}", $"ok {count}"));
                    break;
                case "map":
                    expected.Add(($"map {message}", $"ok {count}"));
                    break;
                default:
                    expected.Add(($"bytes {message}", "error type"));
                    break;
            }
        }

        Assert.True(expected.Count > 400);
        await CheckAsync(expected);
    }

    [Fact]
    public async Task What_is_no_MessagePack_is_refused_by_whatever_reads_it()
    {
        string[] lines = [.. BoundaryVectors.Of("ill_formed").SelectMany(v => s_all.Select(verb => $"{verb} {v.Message()}"))];
        string[] answers = await (await VectorsProgram.InstanceAsync()).AnswersAsync(lines);
        Assert.Equal(47 * s_all.Length, answers.Length);
        Assert.All(lines.Zip(answers), pair => Assert.StartsWith("error ", pair.Second, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("string invalid utf-8", "text", "error utf8")]
    [InlineData("string overlong utf-8", "text", "error utf8")]
    [InlineData("string surrogate", "text", "error utf8")]
    [InlineData("string with NUL", "text", "ok 610062")]
    [InlineData("string with NUL", "copy", "ok a3610062")]
    [InlineData("string invalid utf-8", "copy", "invalid")]
    [InlineData("string invalid utf-8", "skip", "ok")]
    [InlineData("duplicate map key", "texts", "error duplicate")]
    [InlineData("duplicate map key", "skip", "ok")]
    [InlineData("array as map key", "copy", "ok 8191c0c0")]
    [InlineData("trailing byte", "copy", "error trailing")]
    [InlineData("nan map key", "copy", "ok 81cb7ff8000000000000c0")]
    [InlineData("timestamp bad length", "copy", "ok c703ff000000")]
    [InlineData("timestamp64 nanoseconds too large", "copy", "ok d7ffffffffff00000000")]
    [InlineData("nested arrays 32", "skip", "ok")]
    [InlineData("nested arrays 128", "skip", "ok")]
    [InlineData("nested arrays 512", "skip", "ok")]
    [InlineData("nested arrays 1024", "skip", "ok")]
    [InlineData("nested arrays 10000", "skip", "ok")]
    public async Task Unusual_messages_are_what_the_format_says(string name, string verb, string answer)
    {
        JsonElement vector = BoundaryVectors.Of("unusual").Single(v => v.Text("name") == name);
        Assert.Equal(answer, await (await VectorsProgram.InstanceAsync()).AnswerAsync($"{verb} {vector.Message()}"));
    }

    [Fact]
    public async Task A_buffer_that_is_one_byte_too_small_is_not_exceeded()
    {
        string[] messages =
        [
            .. BoundaryVectors.Of("sized").Where(v => v.GetProperty("minimal").GetBoolean() && v.GetProperty("count").GetInt32() < 300).Select(BoundaryVectors.Shortest),
            .. BoundaryVectors.Of("scalars").Where(v => v.Text("type") == "float" || v.GetProperty("minimal").GetBoolean()).Select(v => v.Message()),
        ];
        string[] answers = await (await VectorsProgram.InstanceAsync()).AnswersAsync([.. messages.Select(m => "tight " + m)]);
        Assert.All(messages.Zip(answers), pair =>
        {
            // Each size has a buffer of its own, behind which the sanitizer guards the memory.
            string expected = string.Concat(Enumerable.Repeat("exceeded ", pair.First.Length / 2)) + $"ok {pair.First} ";
            Assert.Equal(expected, pair.Second);
        });
    }

    private static ulong BigIntegerBits(byte[] bytes) => (ulong)new BigInteger(bytes.AsSpan(1), isUnsigned: true, isBigEndian: true);

    private static async Task CheckAsync(List<(string Line, string Answer)> expected)
    {
        string[] answers = await (await VectorsProgram.InstanceAsync()).AnswersAsync([.. expected.Select(e => e.Line)]);
        for (int i = 0; i < answers.Length; i++)
        {
            Assert.True(expected[i].Answer == answers[i], $"{Short(expected[i].Line)}: {Short(answers[i])} instead of {Short(expected[i].Answer)}");
        }
    }

    private static string Short(string text) => text.Length < 200 ? text : text[..200] + "...";
}
