using TelOS.Idl.CSharp.Naming;
using TelOS.Idl.Model;

namespace TelOS.Idl.CSharp.Interfaces;

/// <summary>A function of an interface and its C# names, which are the same in every type that is emitted for it.</summary>
/// <param name="Function">The function.</param>
/// <param name="Name">The method's name; the registration of a signal is a method too.</param>
/// <param name="AsyncName">The name of the client's asynchronous method.</param>
/// <param name="DeclaredIn">The interface that declares it, or null for the one that is emitted.</param>
/// <param name="IsGenode">Whether it describes something of Genode.</param>
internal sealed record MethodShape(Function Function, string Name, string AsyncName, NamedType? DeclaredIn, bool IsGenode)
{
    /// <summary>The parameters; the registration of a signal has the handler as its only one.</summary>
    public IReadOnlyList<Parameter> Parameters => Function.Signal is null ? Function.Parameters : SignalParameters;

    /// <summary>Whether it carries values through the session's shared buffer.</summary>
    public bool UsesBulk =>
        Function.Result?.Unaliased is BulkType || Function.Parameters.Any(parameter => parameter.Type.Unaliased is BulkType);

    /// <summary>Whether it can fail with a value that asks for more quota; of errors that another contract declares this is not known.</summary>
    public bool CanRunOutOfQuota(ContractNames contract) =>
        Function.Error is { Kind: NamedTypeKind.Error } error && contract.AsksForQuota(error);

    private static IReadOnlyList<Parameter> SignalParameters { get; } =
        [new Parameter("handler", Spelling.None, new CapabilityType(null, CapabilityTransfer.Copy), false)];
}
