using Scriban.Runtime;
using TelOS.Idl.Genode.Server;
using TelOS.Idl.Model;

namespace TelOS.Idl.Genode.Views;

/// <summary>The server side of an interface as templates see it, beside what <see cref="InterfaceView"/> says. <c>Templates/README.md</c>
/// lists the members.</summary>
internal static class ComponentView
{
    /// <summary>The view of an interface or a session.</summary>
    /// <param name="declaration">The interface.</param>
    /// <param name="context">The contract.</param>
    /// <param name="validity">Which types have to be checked.</param>
    public static ScriptObject Of(InterfaceDeclaration declaration, ViewContext context, Validity validity)
    {
        ScriptObject view = InterfaceView.Of(declaration, context);
        List<ServedFunction> functions = [.. ServedFunction.All(declaration, context, validity)];
        string name = view.Text("name");
        view["title"] = declaration.Session is { } session ? $"{session.Service ?? name} session" : $"{name} interface";
        view["uses_bulk"] = functions.Exists(function => function.UsesBulk);
        view["has_ram_quota"] = declaration.Session?.RamQuota > 0;
        view["signals"] = new ScriptArray(functions.Where(function => function.Kind == ServedFunction.Signal).Select(Signal));
        view["failures"] = new ScriptArray(functions.Select(function => function.Failure).OfType<ScriptObject>()
            .GroupBy(failure => failure.Text("type"), StringComparer.Ordinal).Select(group => group.First()));
        view["required"] = new ScriptArray(functions.Where(function => function.Kind == ServedFunction.Plain).Select(function => function.View["name"]));
        view["served"] = new ScriptArray(functions.Select(function => function.View));
        return view;
    }

    private static ScriptObject Signal(ServedFunction function)
    {
        string text = function.View.Text("brief");
        return new ScriptObject
        {
            ["name"] = function.View.View("signal")?["name"],
            ["function"] = function.View["name"],
            ["doc"] = text.Length == 0 ? "Notify the client" : "Notify the client\n\n" + text,
        };
    }
}
