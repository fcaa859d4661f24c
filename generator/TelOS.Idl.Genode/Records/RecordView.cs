using Scriban.Runtime;
using TelOS.Idl.Genode.Naming;
using TelOS.Idl.Genode.Views;
using TelOS.Idl.Model;

namespace TelOS.Idl.Genode.Records;

/// <summary>Records as templates see them. <c>Templates/README.md</c> lists the members.</summary>
internal static class RecordView
{
    // The functions of every record.
    private static readonly HashSet<string> s_functions = new(["decode", "encode", "build"], StringComparer.Ordinal);

    /// <summary>The views of all records of a contract, in an order that C++ takes.</summary>
    public static ScriptArray Of(ViewContext context)
    {
        RecordOrder order = new(context.Contract);
        return [.. order.Ordered.Select(record => Of(record, order, context))];
    }

    private static ScriptObject Of(RecordDeclaration record, RecordOrder order, ViewContext context)
    {
        ScriptObject view = DeclarationView.Common("record", record, context);
        string name = context.Names.OfDeclaration(record);
        List<ScriptObject> fields = [.. record.Fields.Select(field => Of(field, record, order, context))];
        view["fields"] = new ScriptArray(fields);
        view["keys"] = new ScriptArray(fields.Select(field => $"Telos::Field<{field["key"]}, &{name}::{field["name"]}>"));
        return view;
    }

    private static ScriptObject Of(RecordField field, RecordDeclaration record, RecordOrder order, ViewContext context)
    {
        RecordTypes types = new(context.Names);
        bool isOptional = field.Type.Unaliased is OptionalType;
        TypeReference value = field.Type.Unaliased is OptionalType optional ? optional.Element : field.Type;
        string name = CppNames.OfMember(field.Name, field.Spelling);
        string type = types.Of(value);
        string wrapper = order.IsLazy(record, field.Type) ? "Telos::Lazy" : "Telos::Maybe";
        return new ScriptObject
        {
            ["name"] = s_functions.Contains(name) ? name + "_" : name,
            ["key"] = CppLiteral.Of(field.Key),
            ["doc"] = Doc(field, context),
            ["type"] = isOptional ? $"{wrapper}<{type}>" : type,
            ["value_type"] = type,
            ["argument"] = RecordTypes.IsSmall(value) ? type + " " : type + " const &",
            ["is_built"] = RecordTypes.IsBuilt(value),
        };
    }

    // An attribute would make a warning of every record that carries the field.
    private static string Doc(RecordField field, ViewContext context)
    {
        string text = context.Docs.Of(field.Documentation);
        if (field.Availability.Deprecated is not { } use)
        {
            return text;
        }

        string note = "Deprecated: " + context.Docs.Of(use);
        return text.Length == 0 ? note : text + "\n\n" + note;
    }
}
