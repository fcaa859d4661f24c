using System.Numerics;

namespace TelOS.Idl.Binding.Constants;

/// <summary>The operators of constant expressions on integers of any size, as far as a contract can need them.</summary>
internal static class IntegerArithmetic
{
    private const int MaxShift = 255;
    private static readonly BigInteger Limit = BigInteger.One << 512;

    public static bool TryCombine(string symbol, BigInteger left, BigInteger right, out BigInteger value, out string problem)
    {
        value = BigInteger.Zero;
        problem = string.Empty;
        if (symbol is "<<" or ">>" && (right < 0 || right > MaxShift))
        {
            problem = "a shift goes by 0 to 255 bits";
            return false;
        }
        if (symbol is "/" or "%" && right.IsZero)
        {
            problem = "it divides by zero";
            return false;
        }
        value = symbol switch
        {
            "|" => left | right,
            "^" => left ^ right,
            "&" => left & right,
            "<<" => left << (int)right,
            ">>" => left >> (int)right,
            "+" => left + right,
            "-" => left - right,
            "*" => left * right,
            "/" => BigInteger.Divide(left, right),
            _ => BigInteger.Remainder(left, right),
        };
        if (BigInteger.Abs(value) > Limit)
        {
            problem = "a value in between is too large";
            return false;
        }
        return true;
    }
}
