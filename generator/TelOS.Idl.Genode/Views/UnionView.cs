using Scriban.Runtime;
using TelOS.Idl.Genode.Naming;
using TelOS.Idl.Model;
using TelOS.Idl.Naming;

namespace TelOS.Idl.Genode.Views;

/// <summary>Unions as templates see them. <c>Templates/README.md</c> lists the members.</summary>
internal static class UnionView
{
    /// <summary>The view of a union.</summary>
    public static ScriptObject Of(UnionDeclaration type, ViewContext context)
    {
        int tagSize = type.TagType switch
        {
            ScalarKind.U8 => 1,
            ScalarKind.U16 => 2,
            ScalarKind.U32 => 4,
            _ => 8,
        };
        ScriptObject view = DeclarationView.Common("union", type, context);
        view["tag_type"] = CppNames.OfScalar(type.TagType);
        view["pad"] = type.PayloadOffset - tagSize;
        view["payload_size"] = type.PayloadSize;
        view["payload_alignment"] = type.Layout.Alignment;
        view["tail"] = type.Layout.Size - type.PayloadOffset - type.PayloadSize;
        view["has_values"] = type.Arms.Any(arm => arm.Type is not null);
        view["arms"] = new ScriptArray(type.Arms.Select(arm => Arm(arm, context)));
        view["size"] = type.Layout.Size;
        view["alignment"] = type.Layout.Alignment;
        return view;
    }

    private static ScriptObject Arm(UnionArm arm, ViewContext context)
    {
        ScriptObject view = TypeView.Of(arm.Type, context) ?? new ScriptObject { ["type"] = string.Empty, ["kind"] = "none" };
        view["type"] = arm.Type is null ? string.Empty : context.Names.Element(arm.Type);
        view["name"] = arm.Spelling.Cpp ?? TargetNames.ToCpp(arm.Name);
        view["tag"] = arm.Spelling.Cpp?.ToUpperInvariant() ?? TargetNames.ToCppConstant(arm.Name);
        view["value"] = arm.Tag;
        view["has_value"] = arm.Type is not null;
        view["doc"] = context.Docs.Of(arm.Documentation);
        view["deprecated"] = arm.Availability.Deprecated is { } use ? CppLiteral.OfText(use) : string.Empty;
        return view;
    }
}
