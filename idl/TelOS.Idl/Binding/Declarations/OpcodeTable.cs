using TelOS.Idl.Binding.Symbols;
using TelOS.Idl.Diagnostics;
using TelOS.Idl.Syntax;

namespace TelOS.Idl.Binding.Declarations;

/// <summary>Checks that the ordinals of an interface are dense: an ordinal is a position.</summary>
internal static class OpcodeTable
{
    /// <param name="members">The members, in any order.</param>
    /// <param name="first">The first free opcode.</param>
    /// <param name="owner">Who has those before, for a sentence.</param>
    /// <param name="sink">Where refusals go.</param>
    public static void Check(IReadOnlyList<OrdinalMemberSyntax> members, int first, string owner, DiagnosticSink sink)
    {
        List<(long Number, OrdinalSyntax Syntax)> ordinals =
        [
            .. members.Where(m => m.Ordinal is not null)
                .Select(m => (Numbers.Parse(m.Ordinal!.Digits, long.MaxValue - 1), m.Ordinal!))
                .OrderBy(o => o.Item1)
                .ThenBy(o => o.Item2.Span.Start),
        ];
        long next = ordinals.Count == 0 ? first : Math.Max(first, ordinals[ordinals.Count - 1].Number);
        string free = Numbers.Text(next + 1);
        long expected = first;
        OrdinalSyntax? previous = null;
        foreach ((long number, OrdinalSyntax syntax) in ordinals)
        {
            if (number < first)
            {
                sink.Report(SessionDiagnostics.OrdinalTooLow, syntax.Span, syntax.Digits, owner, Numbers.Text(first));
                continue;
            }
            if (number < expected)
            {
                sink.Report(SessionDiagnostics.OrdinalTaken, syntax.Span, syntax.Digits, sink.LineOf(previous!.Span), free);
                continue;
            }
            if (number > expected)
            {
                string behind = previous is null ? (first == 0 ? "nothing" : owner) : "@" + previous.Digits;
                sink.Report(SessionDiagnostics.OrdinalGap, syntax.Span, syntax.Digits, behind, Numbers.Text(expected));
            }
            previous = syntax;
            expected = number + 1;
        }
    }
}
