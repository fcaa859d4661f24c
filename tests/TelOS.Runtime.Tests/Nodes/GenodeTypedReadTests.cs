using System.Globalization;
using System.Text.Json;

namespace TelOS.Runtime.Tests.Nodes;

public sealed class GenodeTypedReadTests
{
    public static TheoryData<string, int> GenodeHidReads
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var entry in HidVectors.ReaderCases)
            {
                for (var i = 0; i < entry.GetProperty("typed").GetArrayLength(); i++)
                {
                    data.Add(HidVectors.Name(entry), i);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(GenodeHidReads))]
    public void A_value_is_read_as_Genode_reads_it_GenodeHid(string name, int index)
    {
        var entry = HidVectors.ReaderCase(name);
        var read = entry.GetProperty("typed")[index];
        var form = read.GetProperty("as").GetString()!;
        var tag = read.GetProperty("attribute").GetString()!;
        var missing = read.GetProperty("default").ToString();
        var actual = missing;

        // A refused text behaves as a node without content.
        NodeProblem? problem = null;
        if (Node.TryParse(HidVectors.Input(entry), out var node))
        {
            foreach (var child in read.GetProperty("path").EnumerateArray())
            {
                node = node.Children[child.GetInt32()];
            }

            actual = Get(node, tag, form, missing);
            problem = Check(node, tag, form);
        }

        var key = $"{name} {tag} {form}";
        if (GenodeDifferences.Values.TryGetValue(key, out var difference))
        {
            // Nobody gets a wrong value: the default, and the reason where it is asked for.
            Assert.Equal(missing, actual);
            Assert.Equal(difference.Kind, problem?.Kind);
            Assert.Contains($"'{tag}'", problem!.Message, StringComparison.Ordinal);
            if (form != "bool")
            {
                Assert.NotEqual(Recorded(read), actual);
            }

            return;
        }

        if (form == "double")
        {
            Assert.Equal(read.GetProperty("value").GetDouble(), double.Parse(actual, CultureInfo.InvariantCulture), 1e-14 * Math.Abs(read.GetProperty("value").GetDouble()));
            return;
        }

        Assert.Equal(Recorded(read), actual);
    }

    private static string Recorded(JsonElement read) => read.GetProperty("value") is { ValueKind: JsonValueKind.Object } hex ? NodeTree.Text(hex) : read.GetProperty("value").ToString();

    private static string Get(Node node, string tag, string form, string missing)
    {
        var culture = CultureInfo.InvariantCulture;
        return form switch
        {
            "bool" => node.GetBoolean(tag, bool.Parse(missing)).ToString(),
            "u64" => node.GetUInt64(tag, ulong.Parse(missing, culture)).ToString(culture),
            "i64" => node.GetInt64(tag, long.Parse(missing, culture)).ToString(culture),
            "u32" => node.GetUInt32(tag, uint.Parse(missing, culture)).ToString(culture),
            "i32" => node.GetInt32(tag, int.Parse(missing, culture)).ToString(culture),
            "u16" => node.GetUInt16(tag, ushort.Parse(missing, culture)).ToString(culture),
            "u8" => node.GetByte(tag, byte.Parse(missing, culture)).ToString(culture),
            "Num_bytes" => node.GetBytes(tag, ulong.Parse(missing, culture)).ToString(culture),
            "double" => node.GetDouble(tag, double.Parse(missing, culture)).ToString("R", culture),
            _ => node.GetText(tag, missing, Capacity(form)),
        };
    }

    private static NodeProblem? Check(Node node, string tag, string form)
    {
        NodeProblem? problem = null;
        if (node.TryGetAttribute(tag, out var attribute))
        {
            _ = form switch
            {
                "bool" => attribute.TryGetBoolean(out _, out problem),
                "u64" => attribute.TryGetUInt64(out _, out problem),
                "i64" => attribute.TryGetInt64(out _, out problem),
                "u32" => attribute.TryGetUInt64(out _, out problem, uint.MaxValue),
                "i32" => attribute.TryGetInt64(out _, out problem, int.MinValue, int.MaxValue),
                "u16" => attribute.TryGetUInt64(out _, out problem, ushort.MaxValue),
                "u8" => attribute.TryGetUInt64(out _, out problem, byte.MaxValue),
                "Num_bytes" => attribute.TryGetBytes(out _, out problem),
                "double" => attribute.TryGetDouble(out _, out problem),
                _ => attribute.TryGetText(Capacity(form), out _, out problem),
            };
        }

        return problem;
    }

    // String<N> counts the zero byte at its end.
    private static int Capacity(string form) => int.Parse(form.AsSpan(7, form.Length - 8), CultureInfo.InvariantCulture) - 1;
}
