using Scriban.Runtime;
using TelOS.Idl.Genode.Naming;
using TelOS.Idl.Model;

namespace TelOS.Idl.Genode.Views;

/// <summary>Members of structs and dataspaces as templates see them. <c>Templates/README.md</c> lists the members.</summary>
internal static class FieldView
{
    /// <summary>The view of a field.</summary>
    public static ScriptObject Of(Field field, ViewContext context)
    {
        ScriptObject view = TypeView.Of(field.Type, context)!;
        (string type, string bounds) = Split(field.Type, context.Names);
        view["name"] = CppNames.OfMember(field.Name, field.Spelling);
        view["type"] = type;
        view["bounds"] = bounds;
        view["doc"] = context.Docs.Of(field.Documentation);
        view["deprecated"] = field.Availability.Deprecated is { } use ? CppLiteral.OfText(use) : string.Empty;
        view["offset"] = field.Offset;
        view["is_reserved"] = false;
        return view;
    }

    /// <summary>The view of zeroed bytes.</summary>
    /// <param name="range">Where they are.</param>
    /// <param name="number">How many there were so far, this one included.</param>
    public static ScriptObject Of(ReservedRange range, int number) => new()
    {
        ["name"] = number == 1 ? "_reserved" : "_reserved_" + CppLiteral.Of(number),
        ["kind"] = "reserved",
        ["type"] = "uint8_t",
        ["bounds"] = $"[{CppLiteral.Of(range.Size)}]",
        ["doc"] = string.Empty,
        ["deprecated"] = string.Empty,
        ["offset"] = range.Offset,
        ["is_reserved"] = true,
    };

    /// <summary>Columns that the longest member of a type takes.</summary>
    /// <param name="members">The views of its members.</param>
    public static int Width(IReadOnlyList<ScriptObject> members) =>
        members.Select(m => Length(m, "type")).DefaultIfEmpty().Max()
        + members.Select(m => Length(m, "name") + Length(m, "bounds")).DefaultIfEmpty().Max() + 2;

    // C writes the bound of the outermost array first.
    private static (string Type, string Bounds) Split(TypeReference type, CppNames names)
    {
        string bounds = string.Empty;
        TypeReference element = type;
        while (element.Unaliased is ArrayType array && element is not AliasType)
        {
            bounds += $"[{CppLiteral.Of(array.Length)}]";
            element = array.Element;
        }

        return (names.Of(element), bounds);
    }

    private static int Length(ScriptObject member, string name) => ((string)member[name]!).Length;
}
