using System.Text.Json.Nodes;
using TelOS.Idl.Contracts.Tests.Facts;
using TelOS.Idl.Genode;
using TelOS.Idl.Model;
using Xunit;

namespace TelOS.Idl.Contracts.Tests.Cpp;

/// <summary>The C++ declarations that are emitted of Genode's interfaces are Genode's own, as the facts have them.</summary>
public sealed class EmittedDeclarationTests
{
    // Interfaces without functions, and templates, whose instances are declared.
    private static readonly HashSet<string> WithoutDeclaration = ["Gui.View.json", "Genode.Signal_context.json", "Packet_stream_rx.Channel.json", "Packet_stream_tx.Channel.json"];

    private static readonly Lazy<ILookup<string, EmittedDeclaration>> LazyEmitted = new(Emit);

    public static TheoryData<string> Interfaces => [.. SessionFacts.Files().Where(f => !WithoutDeclaration.Contains(f))];

    [Theory]
    [MemberData(nameof(Interfaces))]
    public void Cpp_declaration_is_Genodes_own(string file)
    {
        InterfaceFacts facts = SessionFacts.Parse(SessionFacts.Read(file));
        EmittedDeclaration[] emitted = [.. LazyEmitted.Value[facts.Interface]];
        Assert.NotEmpty(emitted);
        // Kernels have interfaces of the same name.
        IReadOnlyList<string>[] differences = [.. emitted.Select(e => e.Differences(facts))];
        Nothing.In(differences.MinBy(d => d.Count)!);
    }

    [Theory]
    [MemberData(nameof(Interfaces))]
    public void Cpp_declaration_is_not_that_of_an_interface_with_a_function_more(string file)
    {
        JsonNode changed = SessionFacts.Read(file);
        JsonNode another = SessionFacts.Read("Genode.Log_session.json")["functions"]![0]!.DeepClone();
        changed["functions"]!.AsArray().Add(another);
        InterfaceFacts facts = SessionFacts.Parse(changed);
        Assert.All(LazyEmitted.Value[facts.Interface], e => Assert.NotEmpty(e.Differences(facts)));
    }

    private static ILookup<string, EmittedDeclaration> Emit()
    {
        IReadOnlyList<Contract> contracts = [.. CompiledContracts.All.Models.Select(m => m.Contract)];
        return contracts
            .SelectMany(c => GenodeEmitter.EmitConformance(contracts, c, GenodeOptions.Default))
            .Select(f => new EmittedDeclaration(f.Text))
            .ToLookup(e => e.Interface, StringComparer.Ordinal);
    }
}
