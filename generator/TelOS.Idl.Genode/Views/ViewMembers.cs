using Scriban.Runtime;

namespace TelOS.Idl.Genode.Views;

/// <summary>Reads views back where one is made from another.</summary>
internal static class ViewMembers
{
    /// <summary>A member that is a text.</summary>
    public static string Text(this ScriptObject view, string name) => view[name] as string ?? string.Empty;

    /// <summary>A member that is a truth value.</summary>
    public static bool Is(this ScriptObject view, string name) => view[name] is true;

    /// <summary>A member that is a view itself, or null.</summary>
    public static ScriptObject? View(this ScriptObject view, string name) => view[name] as ScriptObject;
}
