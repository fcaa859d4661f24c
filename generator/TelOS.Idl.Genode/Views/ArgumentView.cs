using Scriban.Runtime;
using TelOS.Idl.Genode.Naming;
using TelOS.Idl.Model;

namespace TelOS.Idl.Genode.Views;

/// <summary>A session's argument as templates see it. <c>Templates/README.md</c> lists the members.</summary>
internal static class ArgumentView
{
    /// <summary>The view of an argument.</summary>
    public static ScriptObject Of(SessionArgument argument, ViewContext context)
    {
        ScriptObject view = TypeView.Of(argument.Type, context)!;
        view["name"] = CppNames.OfMember(argument.Name, argument.Spelling);
        view["key"] = argument.Key;
        view["doc"] = context.Docs.Of(argument.Documentation);
        view["has_default"] = argument.Default is not null;
        view["default"] = argument.Default is { } value
            ? CppLiteral.Of(value, argument.Type.Unaliased is ScalarType scalar ? scalar.Kind : ScalarKind.U8)
            : string.Empty;
        return view;
    }
}
