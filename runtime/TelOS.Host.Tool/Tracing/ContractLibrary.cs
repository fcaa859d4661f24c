using System.Collections.Concurrent;
using TelOS.Idl.Decoding;
using TelOS.Idl.Model;
using TelOS.Runtime;

namespace TelOS.Host.Tool;

/// <summary>What calls mean, and which capabilities in them lead to further calls.</summary>
/// <param name="contracts">The contracts.</param>
/// <param name="release">The release of Genode by whose numbers core is called.</param>
internal sealed class ContractLibrary(IEnumerable<Contract> contracts, GenodeRelease release) : ICallContracts
{
    private const string FormerPd = "genode.release2602.Pd";

    // These are declared without functions, and what they stand for differs between kernels.
    private static readonly Dictionary<string, string> s_onLinux = new(StringComparer.Ordinal)
    {
        ["genode.NativePd"] = "genode.linux.LinuxNativePd",
        ["genode.NativeCpu"] = "genode.linux.LinuxNativeCpu",
    };

    // Memory is shared, signals are no calls, and what the last ones are is not known.
    private static readonly string[] s_untouched = ["genode.Dataspace", "genode.SignalContext", "genode.SignalSource", "genode.Session"];

    private readonly ConcurrentDictionary<(string Contract, ulong Opcode), IReadOnlyList<string?>> _requests = [];
    private readonly ConcurrentDictionary<(string Contract, ulong Opcode), IReadOnlyList<string?>> _replies = [];

    /// <summary>What the contracts declare.</summary>
    public ContractIndex Index { get; } = new(contracts);

    /// <inheritdoc/>
    public string? FindService(string service, bool isVersioned)
    {
        if (service == "PD")
        {
            return release == GenodeRelease.Genode2602 ? FormerPd : "genode.Pd";
        }

        return Index.FindService(service) is { Session: { } session } && session.HasContractFunctions == isVersioned ? "service:" + service : null;
    }

    /// <summary>An interface by the name that the other functions give it.</summary>
    public InterfaceDeclaration? Find(string contract) =>
        contract.StartsWith("service:", StringComparison.Ordinal) ? Index.FindService(contract[8..]) : Index.FindInterface(contract);

    /// <inheritdoc/>
    public IReadOnlyList<string?> RequestCapabilities(string contract, ulong opcode) => _requests.GetOrAdd((contract, opcode), _ =>
        FunctionOf(contract, opcode) is { } function ? [.. function.Parameters.Select(static parameter => parameter.Type).Where(IsCapability).Select(InRequest)] : []);

    /// <inheritdoc/>
    public IReadOnlyList<string?> ReplyCapabilities(string contract, ulong opcode) => _replies.GetOrAdd((contract, opcode), _ =>
        FunctionOf(contract, opcode) is { } function
            ? [.. function.Parameters.Where(static parameter => parameter.IsInOut).Select(static parameter => parameter.Type)
                .Append(function.Result).OfType<TypeReference>().Where(IsCapability).Select(InReply)]
            : []);

    private static bool IsCapability(TypeReference type) => type.Unaliased is CapabilityType;

    private Function? FunctionOf(string contract, ulong opcode) =>
        Find(contract) is { } declaration ? Index.FindFunction(declaration, opcode) : null;

    // What clients pass of Genode's interfaces is the server's own, and it knows it by identity; a parent is not.
    private string? InRequest(TypeReference type) =>
        type.Unaliased is CapabilityType { Interface: { } named } && (!named.IsGenode || named is { Namespace: "genode", Name: "Parent" })
            ? NameOf(named)
            : null;

    private string? InReply(TypeReference type) => type.Unaliased is CapabilityType { Interface: { } named } ? NameOf(named) : null;

    private string? NameOf(NamedType named)
    {
        var name = ContractIndex.NameOf(named);
        name = s_onLinux.GetValueOrDefault(name, name);
        return Index.FindInterface(name) is { } declaration && !IsUntouched(name) && !declaration.InheritedFunctions.Any(
            static inherited => IsUntouched(ContractIndex.NameOf(inherited.DeclaredIn)))
            ? name
            : null;
    }

    private static bool IsUntouched(string name) => s_untouched.Contains(name, StringComparer.Ordinal);
}
