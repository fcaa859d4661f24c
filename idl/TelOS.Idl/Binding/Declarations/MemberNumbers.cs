using TelOS.Idl.Binding.Symbols;
using TelOS.Idl.Diagnostics;
using TelOS.Idl.Syntax;

namespace TelOS.Idl.Binding.Declarations;

/// <summary>The numbers of a union's arms or a record's fields: each in range and there once, gaps allowed.</summary>
/// <param name="what">What is numbered, for a sentence.</param>
/// <param name="high">The largest number.</param>
/// <param name="sink">Where refusals go.</param>
internal sealed class MemberNumbers(string what, long high, DiagnosticSink sink)
{
    private readonly HashSet<long> _taken = [];

    private long _largest;

    /// <summary>The number, or null when there is none or a wrong one.</summary>
    public int? Add(OrdinalSyntax? ordinal)
    {
        if (ordinal is null)
        {
            return null;
        }
        long number = Numbers.Parse(ordinal.Digits, long.MaxValue);
        if (number < 1 || number > high)
        {
            sink.Report(TypeDiagnostics.NumberOutOfRange, ordinal.Span, what, ordinal.Digits, "1", Numbers.Text(high));
            return null;
        }
        if (!_taken.Add(number))
        {
            sink.Report(TypeDiagnostics.NumberTaken, ordinal.Span, what, ordinal.Digits, Numbers.Text(Math.Min(_largest, high - 1) + 1));
            return null;
        }
        _largest = Math.Max(_largest, number);
        return (int)number;
    }
}
