using System.Numerics;
using Scriban.Runtime;
using TelOS.Idl.Genode.Naming;
using TelOS.Idl.Model;

namespace TelOS.Idl.Genode.Views;

/// <summary>Enumerations, errors and flags as templates see them. <c>Templates/README.md</c> lists the members.</summary>
internal static class EnumView
{
    /// <summary>The view of an enumeration or an error.</summary>
    public static ScriptObject Of(EnumDeclaration type, ViewContext context)
    {
        List<ScriptObject> values = [.. type.Members.Select(m => Value(m, type.Underlying, context))];
        if (type.IsError && !type.IsGenode)
        {
            values.Insert(0, Fallback());
        }

        ScriptObject view = Common("enum", type, type.Underlying, type.IsFlexible, values, context);
        view["is_error"] = type.IsError;
        return view;
    }

    /// <summary>The view of a set of flags.</summary>
    public static ScriptObject Of(FlagsDeclaration type, ViewContext context)
    {
        ScriptObject view = Common("flags", type, type.Underlying, type.IsFlexible, [.. type.Members.Select(m => Value(m, type.Underlying, context))], context);
        BigInteger all = type.Members.Aggregate(BigInteger.Zero, (bits, member) => bits | member.Value);
        view["all"] = CppLiteral.Of(all, type.Underlying);
        return view;
    }

    private static ScriptObject Common(
        string kind, Declaration declaration, ScalarKind underlying, bool isFlexible, List<ScriptObject> values, ViewContext context)
    {
        ScriptObject view = DeclarationView.Common(kind, declaration, context);
        int size = underlying switch
        {
            ScalarKind.U8 or ScalarKind.I8 => 1,
            ScalarKind.U16 or ScalarKind.I16 => 2,
            ScalarKind.U32 or ScalarKind.I32 => 4,
            _ => 8,
        };
        int name = values.Select(v => ((string)v["name"]!).Length).DefaultIfEmpty().Max();
        int number = values.Select(v => ((string)v["value"]!).Length).DefaultIfEmpty().Max();
        Remarks.Place(view, values, name + number + 4);
        for (int i = 0; i < values.Count; i++)
        {
            values[i]["comma"] = i < values.Count - 1 ? "," : string.Empty;
        }

        view["underlying"] = CppNames.OfScalar(underlying);
        view["is_flexible"] = isFlexible;
        view["values"] = new ScriptArray(values);
        view["size"] = size;
        view["alignment"] = size;
        return view;
    }

    private static ScriptObject Value(EnumMember member, ScalarKind underlying, ViewContext context) => new()
    {
        ["name"] = CppNames.OfConstant(member.Name, member.Spelling),
        ["value"] = CppLiteral.Of(member.Value, underlying),
        ["doc"] = context.Docs.Of(member.Documentation),
        ["deprecated"] = member.Availability.Deprecated is { } use ? CppLiteral.OfText(use) : string.Empty,
        ["quota"] = member.Quota switch
        {
            QuotaKind.Ram => "ram",
            QuotaKind.Capabilities => "caps",
            _ => string.Empty,
        },
    };

    private static ScriptObject Fallback() => new()
    {
        ["name"] = "UNSUPPORTED",
        ["value"] = "0",
        ["doc"] = "the server does not know the function",
        ["deprecated"] = string.Empty,
        ["quota"] = string.Empty,
    };
}
