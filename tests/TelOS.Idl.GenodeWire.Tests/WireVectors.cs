using System.Text.Json;
using TelOS.Idl.Testing;

namespace TelOS.Idl.GenodeWire.Tests;

/// <summary>All cases of the folder <c>wire</c> of the vectors.</summary>
internal static class WireVectors
{
    private static readonly Lazy<List<WireCase>> s_all = new(Read);

    public static IReadOnlyList<WireCase> All => s_all.Value;

    public static WireCase Find(string name) => All.Single(c => c.Name == name);

    private static List<WireCase> Read()
    {
        List<WireCase> cases = [];
        foreach (string file in VectorFolder.Files("wire", "*.json"))
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllText(file));
            JsonElement root = document.RootElement.Clone();
            Dictionary<string, WireInterface> interfaces = root.GetProperty("interfaces").EnumerateArray()
                .Select(i => new WireInterface(
                    i.GetProperty("name").GetString()!,
                    i.GetProperty("inherits").GetString(),
                    [.. i.GetProperty("functions").EnumerateArray().Select(f => f.GetString()!)]))
                .ToDictionary(i => i.Name);
            foreach (JsonElement json in root.GetProperty("cases").EnumerateArray())
            {
                List<WireInterface> hierarchy = [];
                for (string? name = json.GetProperty("interface").GetString(); name is not null; name = interfaces[name].Inherits)
                {
                    hierarchy.Insert(0, interfaces[name]);
                }
                cases.Add(new WireCase(json, hierarchy));
            }
        }
        return cases;
    }
}
