using System.Globalization;
using System.Numerics;
using TelOS.Idl.Binding.Symbols;
using TelOS.Idl.Diagnostics;
using TelOS.Idl.Model;
using TelOS.Idl.Syntax;
using TelOS.Idl.Text;

namespace TelOS.Idl.Binding.Constants;

/// <summary>Computes constant expressions. Integers have no width here; they are checked where their type is known.</summary>
/// <param name="context">The compilation.</param>
internal sealed class ConstantEvaluator(BindingContext context)
{
    private const int MaxDigits = 100;

    /// <summary>The value of an expression, or null when it has none, which has then been reported.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="file">The file it is in.</param>
    /// <param name="members">Finds the value of a name that is not a constant's; null where there are none.</param>
    public ConstantValue? Evaluate(ExpressionSyntax expression, SourceFile file, Func<NameExpressionSyntax, ConstantValue?>? members = null)
    {
        if (!context.TryEnter(expression.Span, file))
        {
            return null;
        }
        try
        {
            return expression switch
            {
                IntegerLiteralSyntax literal => Integer(literal, file),
                FloatLiteralSyntax literal => Float(literal, file),
                BooleanLiteralSyntax literal => new ConstantValue(Boolean: literal.Value),
                StringLiteralSyntax literal => new ConstantValue(Text: literal.Value),
                NameExpressionSyntax name => members?.Invoke(name) ?? context.ConstantOf(name.Name, file),
                UnaryExpressionSyntax unary => Unary(unary, file, members),
                BinaryExpressionSyntax binary => Binary(binary, file, members),
                _ => null,
            };
        }
        finally
        {
            context.Leave();
        }
    }

    private static ConstantValue? Integer(IntegerLiteralSyntax literal, SourceFile file)
    {
        string digits = literal.Digits.Replace("_", string.Empty);
        if (digits.Length > MaxDigits)
        {
            return Refuse("the number has more than 100 digits", literal.Span, file);
        }
        bool isHex = digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        bool isNumber = isHex
            ? BigInteger.TryParse("0" + digits.Substring(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out BigInteger value)
            : BigInteger.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out value);
        if (!isNumber)
        {
            return null;
        }
        int shift = literal.Unit switch { "KiB" => 10, "MiB" => 20, "GiB" => 30, _ => 0 };
        return new ConstantValue(Integer: value << shift);
    }

    private static ConstantValue? Float(FloatLiteralSyntax literal, SourceFile file)
    {
        string digits = literal.Digits.Replace("_", string.Empty);
        return double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && !double.IsInfinity(value)
            ? FloatValue(value)
            : Refuse("the number is too large", literal.Span, file);
    }

    private ConstantValue? Unary(UnaryExpressionSyntax unary, SourceFile file, Func<NameExpressionSyntax, ConstantValue?>? members)
    {
        if (Evaluate(unary.Operand, file, members) is not { } operand)
        {
            return null;
        }
        return (unary.Operator, operand) switch
        {
            ("-", { Integer: { } integer }) => new ConstantValue(Integer: -integer),
            ("-", { Float: { } bits }) => FloatValue(-BitConverter.Int64BitsToDouble(bits)),
            ("~", { Integer: { } integer }) => new ConstantValue(Integer: -integer - 1),
            _ => Refuse($"'{unary.Operator}' cannot be applied to {Describe(operand)}", unary.Span, file),
        };
    }

    // Long sums lean to the left; their spine is walked in a loop, because the stack is as deep as the text is long otherwise.
    private ConstantValue? Binary(BinaryExpressionSyntax binary, SourceFile file, Func<NameExpressionSyntax, ConstantValue?>? members)
    {
        Stack<BinaryExpressionSyntax> spine = new();
        ExpressionSyntax leftmost = binary;
        while (leftmost is BinaryExpressionSyntax inner)
        {
            spine.Push(inner);
            leftmost = inner.Left;
        }
        ConstantValue? result = Evaluate(leftmost, file, members);
        while (spine.Count > 0)
        {
            BinaryExpressionSyntax operation = spine.Pop();
            ConstantValue? right = Evaluate(operation.Right, file, members);
            result = result is null || right is null ? null : Combine(operation, result, right, file);
        }
        return result;
    }

    private static ConstantValue? Combine(BinaryExpressionSyntax operation, ConstantValue left, ConstantValue right, SourceFile file)
    {
        if (left.Integer is { } a && right.Integer is { } b)
        {
            return IntegerArithmetic.TryCombine(operation.Operator, a, b, out BigInteger value, out string problem)
                ? new ConstantValue(Integer: value)
                : Refuse(problem, operation.Span, file);
        }
        if (AsDouble(left) is { } x && AsDouble(right) is { } y)
        {
            double? value = operation.Operator switch
            {
                "+" => x + y,
                "-" => x - y,
                "*" => x * y,
                "/" when y != 0 => x / y,
                _ => null,
            };
            if (value is { } number && !double.IsInfinity(number) && !double.IsNaN(number))
            {
                return FloatValue(number);
            }
        }
        return Refuse(
            $"'{operation.Operator}' cannot be applied to {Describe(left)} and {Describe(right)} with these values", operation.Span, file);
    }

    private static double? AsDouble(ConstantValue value) =>
        value.Float is { } bits ? BitConverter.Int64BitsToDouble(bits) : value.Integer is { } integer ? (double)integer : null;

    private static ConstantValue FloatValue(double value) => new(Float: BitConverter.DoubleToInt64Bits(value));

    private static ConstantValue? Refuse(string reason, TextSpan span, SourceFile file)
    {
        file.Sink.Report(TypeDiagnostics.NotComputable, span, reason);
        return null;
    }

    /// <summary>What kind of value it is, for a sentence.</summary>
    public static string Describe(ConstantValue value) => value switch
    {
        { Integer: not null } => "an integer",
        { Boolean: not null } => "a truth value",
        { Float: not null } => "a floating-point number",
        _ => "a text",
    };
}
