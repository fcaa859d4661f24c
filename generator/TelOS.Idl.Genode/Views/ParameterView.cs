using Scriban.Runtime;
using TelOS.Idl.Genode.Naming;
using TelOS.Idl.Model;

namespace TelOS.Idl.Genode.Views;

/// <summary>A parameter as templates see it. <c>Templates/README.md</c> lists the members.</summary>
internal static class ParameterView
{
    // What fits a register travels by value, as a person would write it.
    private const int RegisterSize = 8;

    /// <summary>The view of a parameter.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="context">The contract.</param>
    public static ScriptObject Of(Parameter parameter, ViewContext context)
    {
        string name = CppNames.OfMember(parameter.Name, parameter.Spelling);
        ScriptObject view = TypeView.Of(parameter.Type, context)!;
        view["name"] = name;
        view["argument"] = Argument(parameter, context);
        view["is_inout"] = parameter.IsInOut;
        return view;
    }

    /// <summary>The type as the RPC declaration has it: <c>Object_info const &amp;</c>.</summary>
    public static string Argument(Parameter parameter, ViewContext context)
    {
        string type = context.Names.Of(parameter.Type);
        return parameter.IsInOut ? type + " &" : IsByReference(parameter.Type) ? type + " const &" : type;
    }

    private static bool IsByReference(TypeReference type) => type.Unaliased switch
    {
        ScalarType or CapabilityType => false,
        NamedType named => named.Layout.Size > RegisterSize,
        _ => true,
    };
}
