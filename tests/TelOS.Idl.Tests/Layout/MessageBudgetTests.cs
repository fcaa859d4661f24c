using System.Text.Json;
using TelOS.Idl.Binding;
using TelOS.Idl.Model;
using TelOS.Idl.Testing;
using TelOS.Idl.Tests.Binding;
using Xunit;

namespace TelOS.Idl.Tests.Layout;

/// <summary>What messages need, compared with what Genode's own compiler and framework said of the same signatures.</summary>
public sealed class MessageBudgetTests
{
    private static readonly Dictionary<string, JsonElement> _cases = VectorFolder.Files("wire", "*.json")
        .SelectMany(f => JsonDocument.Parse(File.ReadAllText(f)).RootElement.GetProperty("cases").EnumerateArray())
        .ToDictionary(c => c.GetProperty("name").GetString()!);

    public static TheoryData<string> Names => [.. _cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_budget_is_what_Genode_computes_and_what_travels(string name)
    {
        JsonElement json = _cases[name];
        CompilationResult result = Compiling.Compile(("contract.tidl", WireCaseContract.Write(json)));
        Contract? model = result.Contracts[0].Model;
        if (model is null)
        {
            // What Genode loses silently is refused.
            Assert.Equal("limit", json.GetProperty("kind").GetString());
            Assert.All(result.Diagnostics, d => Assert.Contains(d.Descriptor.Id, (string[])["TIDL0302", "TIDL0303", "TIDL0304"]));
            return;
        }

        Function function = model.Get<InterfaceDeclaration>("I").Functions[0];
        MessageBudget budget = function.Budget;

        Assert.Equal(json.GetProperty("request_max_bytes").GetInt32(), budget.FrameworkRequestMax);
        Assert.Equal(json.GetProperty("reply_max_bytes").GetInt32(), budget.FrameworkReplyMax);
        Assert.Equal(json.GetProperty("reply_caps_max").GetInt32(), budget.ReplyCapabilities);
        if (json.GetProperty("kind").GetString() != "call")
        {
            return;
        }
        Assert.Equal(json.GetProperty("request_caps").GetInt32(), budget.RequestCapabilities);
        bool isFixed = !function.Parameters.Any(p => p.Type is TextType or BytesType);
        int request = json.GetProperty("request_payload_hex").GetString()!.Length / 2;
        int reply = json.GetProperty("reply_payload_hex").GetString()!.Length / 2;
        Assert.InRange(request, isFixed ? budget.RequestBytes : 0, budget.RequestBytes);
        bool isWhole = function.Error is null && function.Exceptions.Count == 0;
        Assert.InRange(reply, isWhole ? budget.ReplyBytes : 0, budget.ReplyBytes);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_layout_is_what_a_compiler_measured(string name)
    {
        JsonElement json = _cases[name];
        if (Compiling.Compile(("contract.tidl", WireCaseContract.Write(json))).Contracts[0].Model is not { } model)
        {
            Assert.Equal("limit", json.GetProperty("kind").GetString());
            return;
        }
        JsonElement[] measured = [.. json.GetProperty("types").EnumerateObject().Select(t => t.Value)];
        for (int i = 0; i < measured.Length; i++)
        {
            if (model.Declarations[i] is not StructDeclaration declaration)
            {
                continue;
            }
            Assert.Equal(measured[i].GetProperty("size").GetInt32(), declaration.Layout.Size);
            Assert.Equal(measured[i].GetProperty("align").GetInt32(), declaration.Layout.Alignment);
            JsonElement[] fields = [.. measured[i].GetProperty("fields").EnumerateArray()];
            Assert.All(
                fields.Index(),
                f => Assert.True(!f.Item.TryGetProperty("offset", out JsonElement offset) || offset.GetInt32() == declaration.Fields[f.Index].Offset));
        }
    }
}
