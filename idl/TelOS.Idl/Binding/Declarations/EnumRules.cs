using System.Numerics;
using TelOS.Idl.Binding.Symbols;
using TelOS.Idl.Diagnostics;
using TelOS.Idl.Model;
using TelOS.Idl.Syntax;

namespace TelOS.Idl.Binding.Declarations;

/// <summary>What holds for the values of an enumeration together.</summary>
internal static class EnumRules
{
    public static void Check(Symbol symbol, EnumDeclarationSyntax syntax, List<EnumMember?> members)
    {
        DiagnosticSink sink = symbol.File.Sink;
        bool isNewError = syntax.Kind == EnumKind.Error && !symbol.IsGenode;
        Dictionary<BigInteger, string> values = [];
        Dictionary<QuotaKind, string> quotas = [];
        for (int i = 0; i < members.Count; i++)
        {
            if (members[i] is not { } member)
            {
                continue;
            }
            EnumMemberSyntax written = syntax.Members[i];
            if (isNewError && member.Value.IsZero)
            {
                sink.Report(TypeDiagnostics.ErrorZero, written.Value?.Span ?? written.Span);
            }
            if (isNewError && member.Name == "unsupported")
            {
                sink.Report(TypeDiagnostics.UnsupportedIsTaken, written.Name.Span);
            }
            // Genode has enumerations with two names for one value.
            if (!symbol.IsGenode && values.TryGetValue(member.Value, out string? other))
            {
                sink.Report(
                    TypeDiagnostics.DuplicateValue, written.Value?.Span ?? written.Span, member.Name, Numbers.Text(member.Value), other);
            }
            values[member.Value] = member.Name;
            if (member.Quota != QuotaKind.None)
            {
                CheckQuota(quotas, member, written, sink);
            }
        }
    }

    private static void CheckQuota(Dictionary<QuotaKind, string> quotas, EnumMember member, EnumMemberSyntax written, DiagnosticSink sink)
    {
        if (quotas.TryGetValue(member.Quota, out string? other))
        {
            sink.Report(TypeDiagnostics.QuotaTwice, written.Span, other, member.Name);
        }
        else
        {
            quotas.Add(member.Quota, member.Name);
        }
    }
}
