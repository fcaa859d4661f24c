using TelOS.Idl.Genode.Naming;
using TelOS.Idl.Model;

namespace TelOS.Idl.Genode.Views;

/// <summary>Where Genode declares what <c>[genode]</c> contracts describe.</summary>
internal static class GenodeHeaders
{
    /// <summary>The header of a declaration, as it is included.</summary>
    /// <param name="contract">The contract that describes it.</param>
    /// <param name="name">The declaration.</param>
    public static string Of(Contract contract, string name) =>
        contract.Declarations.FirstOrDefault(d => d.Name == name)?.Spelling.Header
        ?? contract.Spelling.Header
        ?? $"{CppNames.FolderOf(contract)}/{CppNames.FolderOf(contract)}.h";

    /// <summary>The header with what capabilities of an interface are called.</summary>
    /// <param name="header">The header that declares the interface.</param>
    public static string OfCapability(string header) => header == "dataspace/dataspace.h" ? "dataspace/capability.h" : header;
}
