using TelOS.Idl.Genode.Naming;
using TelOS.Idl.Model;

namespace TelOS.Idl.Genode.Views;

/// <summary>Where Genode declares what <c>[genode]</c> contracts describe.</summary>
internal static class GenodeHeaders
{
    /// <summary>The header of a declaration, as it is included.</summary>
    /// <param name="contract">The contract that describes it.</param>
    /// <param name="name">The declaration.</param>
    public static string Of(Contract contract, string name) => name switch
    {
        "Dataspace" => "dataspace/capability.h",
        "SignalContext" => "base/signal.h",
        _ => $"{CppNames.FolderOf(contract)}/{CppNames.FolderOf(contract)}.h",
    };
}
