using TelOS.Idl.Model;

namespace TelOS.Idl.Genode.Views;

/// <summary>How a value of a type is handed to a function.</summary>
internal static class Passing
{
    // What fits a register is copied, as a person would write it.
    private const int RegisterSize = 8;

    // In Genode's own interfaces two registers are the custom.
    private const int GenodeSize = 16;

    /// <summary>A parameter's type in an RPC declaration: <c>Object_info const &amp;</c>.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="type">What its type is called.</param>
    public static string Spell(Parameter parameter, string type) =>
        parameter.IsInOut ? type + " &" : IsByReference(parameter) ? type + " const &" : type;

    private static bool IsByReference(Parameter parameter) =>
        parameter.Spelling.Pass is { } pass ? pass == "reference" : IsByReference(parameter.Type);

    private static bool IsByReference(TypeReference type) => type.Unaliased switch
    {
        ScalarType or CapabilityType => false,
        NamedType { IsGenode: true } named => named.Layout.Size > GenodeSize,
        NamedType named => named.Layout.Size > RegisterSize,
        _ => true,
    };
}
