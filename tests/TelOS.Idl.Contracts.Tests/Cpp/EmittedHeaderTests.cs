using System.Text.Json.Nodes;
using TelOS.Idl.Contracts.Tests.Facts;
using TelOS.Idl.Genode;
using TelOS.Idl.Model;
using Xunit;

namespace TelOS.Idl.Contracts.Tests.Cpp;

/// <summary>The headers that come out for Genode's interfaces declare what Genode's own do, as the facts have it.</summary>
public sealed class EmittedHeaderTests
{
    // Templates, which Genode's own header declares, and what belongs to a header with much more than an interface.
    private static readonly HashSet<string> s_included = ["Genode.Signal_context.json", "Packet_stream_rx.Channel.json", "Packet_stream_tx.Channel.json"];

    private static readonly Lazy<ILookup<string, EmittedHeader>> s_emitted = new(Emit);

    public static TheoryData<string> Interfaces => [.. SessionFacts.Files().Where(f => !s_included.Contains(f))];

    [Theory]
    [MemberData(nameof(Interfaces))]
    public void Emitted_header_declares_what_Genodes_own_does(string file)
    {
        InterfaceFacts facts = SessionFacts.Parse(SessionFacts.Read(file));
        EmittedHeader[] emitted = [.. s_emitted.Value[facts.Interface]];
        Assert.NotEmpty(emitted);
        // Kernels have interfaces of the same name.
        Nothing.In(emitted.Select(header => new HeaderComparison(header, facts).Differences()).MinBy(differences => differences.Count)!);
    }

    [Theory]
    [MemberData(nameof(Interfaces))]
    public void Emitted_header_is_not_that_of_another_interface(string file)
    {
        foreach (Action<JsonNode> change in s_changes)
        {
            JsonNode changed = SessionFacts.Read(file);
            string before = changed.ToJsonString();
            change(changed);
            InterfaceFacts facts = SessionFacts.Parse(changed);
            if (changed.ToJsonString() != before)
            {
                Assert.All(s_emitted.Value[facts.Interface], header => Assert.NotEmpty(new HeaderComparison(header, facts).Differences()));
            }
        }
    }

    private static readonly Action<JsonNode>[] s_changes =
    [
        facts => facts["functions"]!.AsArray().Add(SessionFacts.Read("Genode.Log_session.json")["functions"]![0]!.DeepClone()),
        facts => facts["cap_quota"] = facts["cap_quota"] is { } quota ? (int)quota + 1 : 1,
        facts => facts["service_name"] = "Other",
        facts => Own(facts)?["method"] = "other",
        facts => Own(facts)?["throws"]!.AsArray().Add("Other"),
        facts => Own(facts)?["returns_resolved"] = "Other",
        facts => Own(facts)?["args"]!.AsArray().Insert(0, new JsonObject { ["type"] = "Other", ["direction"] = "in", ["resolved"] = "Other" }),
    ];

    private static JsonNode? Own(JsonNode facts) => facts["functions"]!.AsArray().FirstOrDefault(function => function!["declared_in"] is null);

    private static ILookup<string, EmittedHeader> Emit()
    {
        IReadOnlyList<Contract> contracts = [.. CompiledContracts.All.Models.Select(m => m.Contract)];
        return contracts.Where(contract => contract.IsGenode)
            .SelectMany(contract => GenodeEmitter.Emit(contracts, contract, GenodeOptions.Default))
            .Select(file => new EmittedHeader(file.Text))
            .SelectMany(header => header.Interfaces.Select(name => (name, header)))
            .ToLookup(pair => pair.name, pair => pair.header, StringComparer.Ordinal);
    }
}
