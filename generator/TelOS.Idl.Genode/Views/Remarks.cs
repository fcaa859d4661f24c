using Scriban.Runtime;
using TelOS.Idl.Genode.Text;

namespace TelOS.Idl.Genode.Views;

/// <summary>Decides where the descriptions of a type's members stand: behind them, as long as all of them are short, or above.</summary>
internal static class Remarks
{
    private const int Indentation = 2 * TextLayout.Tab;
    private const int MaxLines = 3;
    private const int MinWidth = 36;

    // Two blanks and the marks of the comment.
    private const int Marks = 8;

    /// <summary>Sets <c>is_behind</c> of the members, and <c>behind_width</c> of the type.</summary>
    /// <param name="type">The view of the type.</param>
    /// <param name="members">The views of its members.</param>
    /// <param name="code">Columns that the longest member takes, indentation excluded.</param>
    public static void Place(ScriptObject type, IReadOnlyList<ScriptObject> members, int code)
    {
        int width = TextLayout.CodeWidth - Indentation - code - Marks;
        bool fits = width >= MinWidth && members.All(m => IsShort((string)m["doc"]!, width));
        foreach (ScriptObject member in members)
        {
            member["is_behind"] = fits;
        }

        type["behind_width"] = width;
    }

    private static bool IsShort(string text, int width) => text.IndexOf('\n') < 0 && Lines.Wrap(text, width).Count() <= MaxLines;
}
