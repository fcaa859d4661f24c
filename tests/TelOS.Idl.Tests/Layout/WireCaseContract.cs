using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace TelOS.Idl.Tests.Layout;

/// <summary>Writes one case of the wire vectors as a contract that describes Genode's interface.</summary>
internal static partial class WireCaseContract
{
    internal static string Write(JsonElement json)
    {
        StringBuilder text = new("edition 1;\n[genode] namespace vectors;\n");
        foreach (JsonProperty type in json.GetProperty("types").EnumerateObject())
        {
            WriteType(text, type.Name, type.Value);
        }
        Match signature = Signature().Match(json.GetProperty("signature").GetString()!);
        string throws = signature.Groups["throws"].Value;
        foreach (string name in throws.Split(", ", StringSplitOptions.RemoveEmptyEntries))
        {
            _ = text.AppendLine(CultureInfo.InvariantCulture, $"exception {name};");
        }
        string result = signature.Groups["result"].Value.Replace("Ok or ", "void or ", StringComparison.Ordinal);
        _ = text.Append(CultureInfo.InvariantCulture, $"interface I {{ @0 call({Types(signature.Groups["parameters"].Value)})")
            .Append(result.Length > 0 ? " -> " + Types(result) : string.Empty)
            .Append(throws.Length > 0 ? $" throws ({throws})" : string.Empty)
            .Append("; }\n");
        return text.ToString();
    }

    private static void WriteType(StringBuilder text, string name, JsonElement type)
    {
        int index = 0;
        if (type.GetProperty("kind").GetString() == "enum")
        {
            IEnumerable<string> values = type.GetProperty("values").EnumerateObject().Select(v => $"v{index++} = {v.Value}");
            _ = text.AppendLine(
                CultureInfo.InvariantCulture, $"enum {Types(name)} : {type.GetProperty("base").GetString()} {{ {string.Join(", ", values)} }}");
            return;
        }
        IEnumerable<string> fields = type.GetProperty("fields").EnumerateArray()
            .Select(f => $"f{index++}: {Types(f.GetProperty("type").GetString()!)};");
        _ = text.AppendLine(CultureInfo.InvariantCulture, $"[layout(natural)] struct {Types(name)} {{ {string.Join(" ", fields)} }}");
    }

    // The vectors spell types as Genode does, and say what a capability is of without declaring it.
    private static string Types(string types) => CapabilityTarget().Replace(
        UnderscoredWord().Replace(types, m => m.Groups[1].Value.ToUpperInvariant()), "cap");

    [GeneratedRegex(@"^\w+\((?<parameters>.*)\)(?: -> (?<result>.*?))?(?: throws (?<throws>.*))?$")]
    private static partial Regex Signature();

    [GeneratedRegex("cap<\\w+>")]
    private static partial Regex CapabilityTarget();

    [GeneratedRegex("_(\\w)")]
    private static partial Regex UnderscoredWord();
}
