using Scriban.Runtime;
using TelOS.Idl.Genode.Naming;
using TelOS.Idl.Model;

namespace TelOS.Idl.Genode.Views;

/// <summary>A parameter as templates see it. <c>Templates/README.md</c> lists the members.</summary>
internal static class ParameterView
{
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
    public static string Argument(Parameter parameter, ViewContext context) => Passing.Spell(parameter, context.Names.Of(parameter.Type));
}
