using Scriban.Runtime;
using TelOS.Idl.Genode.Naming;
using TelOS.Idl.Model;

namespace TelOS.Idl.Genode.Views;

/// <summary>The values of an error upon which a connection upgrades its session. <c>Templates/README.md</c> lists the members.</summary>
internal static class QuotaView
{
    /// <summary>The view of an error's quota values; null when it has none.</summary>
    /// <param name="error">The error.</param>
    /// <param name="context">The contract.</param>
    public static ScriptObject? Of(NamedType? error, ViewContext context)
    {
        if (error is null)
        {
            return null;
        }

        var declaration = context.Find(error) as EnumDeclaration;
        string ram = Value(declaration, QuotaKind.Ram, error, context);
        string caps = Value(declaration, QuotaKind.Capabilities, error, context);
        return ram.Length + caps.Length == 0 ? null : new ScriptObject { ["ram"] = ram, ["caps"] = caps };
    }

    private static string Value(EnumDeclaration? declaration, QuotaKind kind, NamedType error, ViewContext context) =>
        declaration?.Members.FirstOrDefault(m => m.Quota == kind) is { } member
            ? context.Names.OfNamed(error) + "::" + CppNames.OfConstant(member.Name, member.Spelling)
            : string.Empty;
}
