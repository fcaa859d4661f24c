using Scriban.Runtime;
using TelOS.Idl.Genode.Naming;
using TelOS.Idl.Model;

namespace TelOS.Idl.Genode.Views;

/// <summary>Types and constants as templates see them. <c>Templates/README.md</c> lists the members.</summary>
internal static class DeclarationView
{
    /// <summary>The view of a declaration; null for what has none here: interfaces and records.</summary>
    /// <param name="declaration">The declaration.</param>
    /// <param name="context">The contract.</param>
    public static ScriptObject? Of(Declaration declaration, ViewContext context) => declaration switch
    {
        ConstantDeclaration constant => OfConstant(constant, context),
        AliasDeclaration alias => OfAlias(alias, context),
        StructDeclaration type => OfLayout("struct", type, type.Layout, type.Fields, type.Reserved, type.Packing == Packing.Packed, context),
        DataspaceDeclaration type => OfLayout("dataspace", type, type.Layout, type.Members, type.Reserved, IsPacked(type), context),
        EnumDeclaration type => EnumView.Of(type, context),
        FlagsDeclaration type => EnumView.Of(type, context),
        UnionDeclaration type => UnionView.Of(type, context),
        ExceptionDeclaration exception => Common("exception", exception, context),
        _ => null,
    };

    /// <summary>What every declaration has.</summary>
    internal static ScriptObject Common(string kind, Declaration declaration, ViewContext context) => new()
    {
        ["kind"] = kind,
        ["depth"] = 1,
        ["tabs"] = "\t",
        ["name"] = context.Names.OfDeclaration(declaration),
        ["doc"] = declaration is ConstantDeclaration ? context.Docs.Of(declaration.Documentation) : Describe(declaration, context),
        ["deprecated"] = declaration.Availability.Deprecated is { } use ? CppLiteral.OfText(use) : string.Empty,
        ["is_genode"] = declaration.IsGenode,
        ["size"] = 0,
        ["alignment"] = 0,
        ["offsets"] = new ScriptArray(),
    };

    // An attribute at a type would warn wherever its own contract uses it.
    private static string Describe(Declaration declaration, ViewContext context)
    {
        string text = context.Docs.Of(declaration.Documentation);
        string? use = declaration.Availability.Deprecated is { } advice ? "\\deprecated " + advice : null;
        return use is null ? text : text.Length == 0 ? use : text + "\n\n" + use;
    }

    private static ScriptObject OfConstant(ConstantDeclaration constant, ViewContext context)
    {
        ScriptObject view = Common("constant", constant, context);
        view["type"] = constant.Type is { } type ? CppNames.OfScalar(type.Kind) : "char const *";
        view["value"] = CppLiteral.Of(constant.Value, constant.Type?.Kind ?? ScalarKind.U8);
        return view;
    }

    private static ScriptObject OfAlias(AliasDeclaration alias, ViewContext context)
    {
        ScriptObject view = Common("alias", alias, context);
        view["target"] = context.Names.Of(alias.Target);
        return view;
    }

    private static ScriptObject OfLayout(
        string kind,
        Declaration declaration,
        Layout layout,
        ValueArray<Field> fields,
        ValueArray<ReservedRange> reserved,
        bool isPacked,
        ViewContext context)
    {
        ScriptObject view = Common(kind, declaration, context);
        List<ScriptObject> members = [];
        int pads = 0;
        foreach (object part in fields.Cast<object>().Concat(fields.Count == 0 ? [] : reserved.Cast<object>()).OrderBy(OffsetOf))
        {
            members.Add(part is Field field ? FieldView.Of(field, context) : FieldView.Of((ReservedRange)part, ++pads));
        }

        Remarks.Place(view, members, FieldView.Width(members));
        view["members"] = new ScriptArray(members);
        view["is_packed"] = isPacked;
        view["size"] = layout.Size;
        view["alignment"] = layout.Alignment;
        view["offsets"] = new ScriptArray(fields.Where(f => f.Offset > 0 && f.Availability.Deprecated is null).Select(f => new ScriptObject
        {
            ["type"] = context.Names.OfDeclaration(declaration),
            ["name"] = CppNames.OfMember(f.Name, f.Spelling),
            ["offset"] = f.Offset,
        }));
        view["stream"] = fields.Select(f => f.Type.Unaliased).OfType<PacketsType>().FirstOrDefault() is { } packets ? packets.BulkOffset : 0;
        return view;
    }

    // The model does not say; where everything is a byte it makes no difference.
    private static bool IsPacked(DataspaceDeclaration type) => type.Layout.Alignment == 1 && type.Members.Any(m => !IsByte(m.Type));

    private static bool IsByte(TypeReference type) => type.Unaliased switch
    {
        ScalarType scalar => scalar.Kind is ScalarKind.Bool or ScalarKind.U8 or ScalarKind.I8,
        NamedType named => named.Layout.Alignment == 1,
        ArrayType array => IsByte(array.Element),
        OptionalType optional => IsByte(optional.Element),
        _ => false,
    };

    private static int OffsetOf(object part) => part is Field field ? field.Offset : ((ReservedRange)part).Offset;
}
