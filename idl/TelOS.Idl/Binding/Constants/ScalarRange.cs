using System.Numerics;
using TelOS.Idl.Binding.Symbols;
using TelOS.Idl.Binding.Types;
using TelOS.Idl.Diagnostics;
using TelOS.Idl.Model;
using TelOS.Idl.Text;

namespace TelOS.Idl.Binding.Constants;

/// <summary>Checks values against the type that they are for.</summary>
internal static class ScalarRange
{
    /// <summary>The value as one of type <paramref name="kind"/>, or null when it is none, which is reported.</summary>
    public static ConstantValue? Convert(ConstantValue value, ScalarKind kind, TextSpan span, DiagnosticSink sink)
    {
        string needed = kind switch
        {
            ScalarKind.Bool => "'true' or 'false'",
            ScalarKind.F32 or ScalarKind.F64 => "a number",
            _ => "an integer",
        };
        switch (kind)
        {
            case ScalarKind.Bool when value.Boolean is not null:
                return value;
            case ScalarKind.F32 or ScalarKind.F64 when (value.Float ?? ToBits(value.Integer)) is { } bits:
                return ConvertFloat(bits, kind, span, sink);
            case ScalarKind.Bool or ScalarKind.F32 or ScalarKind.F64:
                break;
            default:
                if (value.Integer is { } integer)
                {
                    return CheckInteger(integer, kind, span, sink) ? value : null;
                }
                break;
        }
        sink.Report(TypeDiagnostics.WrongValue, span, ConstantEvaluator.Describe(value), needed);
        return null;
    }

    /// <summary>Whether an integer fits; reports when it does not.</summary>
    public static bool CheckInteger(BigInteger value, ScalarKind kind, TextSpan span, DiagnosticSink sink)
    {
        (BigInteger low, BigInteger high) = Bounds(kind);
        if (value >= low && value <= high)
        {
            return true;
        }
        sink.Report(
            TypeDiagnostics.OutOfRange, span, Numbers.Text(value), "'" + TypeNames.Of(kind) + "'", Numbers.Text(low), Numbers.Text(high));
        return false;
    }

    public static (BigInteger Low, BigInteger High) Bounds(ScalarKind kind)
    {
        int bits = Layouts.SizeOf(kind) * 8;
        return Layouts.IsSigned(kind)
            ? (-(BigInteger.One << (bits - 1)), (BigInteger.One << (bits - 1)) - 1)
            : (BigInteger.Zero, (BigInteger.One << bits) - 1);
    }

    private static long? ToBits(BigInteger? value) => value is { } integer ? BitConverter.DoubleToInt64Bits((double)integer) : null;

    private static ConstantValue? ConvertFloat(long bits, ScalarKind kind, TextSpan span, DiagnosticSink sink)
    {
        double number = BitConverter.Int64BitsToDouble(bits);
        if (kind == ScalarKind.F64 || !float.IsInfinity((float)number))
        {
            return new ConstantValue(Float: bits);
        }
        sink.Report(TypeDiagnostics.OutOfRange, span, new ConstantValue(Float: bits).ToString(), "'f32'", "-3.4028235e38", "3.4028235e38");
        return null;
    }
}
