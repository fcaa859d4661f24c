using System.Globalization;
using TelOS.Idl.Binding.Constants;
using TelOS.Idl.Binding.Symbols;
using TelOS.Idl.Diagnostics;
using TelOS.Idl.Model;
using TelOS.Idl.Text;

namespace TelOS.Idl.Binding.Declarations;

/// <summary>How long the argument string of a session can become: Genode's parent takes 159 characters and loses the rest.</summary>
internal static class ArgumentLengths
{
    public const int MaxCharacters = 159;

    /// <summary>What a label needs at least to tell components apart.</summary>
    private const int LabelRoom = 32;

    // A client may donate more than the contract asks for: room for 9.9 GB and 99999 capabilities.
    private const int RamDigits = 10;
    private const int CapDigits = 5;

    /// <summary>Characters of the longest string with an empty label.</summary>
    public static int Worst(bool isGenode, int major, int minor, long? ram, int? caps, IReadOnlyList<SessionArgument> arguments)
    {
        long length = "label=\"\"".Length
            + ", ram_quota=".Length + Math.Max(RamDigits, Numbers.Text(ram ?? 0).Length)
            + ", cap_quota=".Length + Math.Max(CapDigits, Numbers.Text(caps ?? 0).Length);
        if (!isGenode)
        {
            length += string.Format(CultureInfo.InvariantCulture, ", version={0}.{1}", major, minor).Length;
        }
        foreach (SessionArgument argument in arguments)
        {
            length += ", =".Length + argument.Key.Length + ValueLength(argument.Type);
        }
        return (int)Math.Min(length, int.MaxValue);
    }

    public static void Check(Symbol symbol, TextSpan span, int worst)
    {
        if (symbol.IsGenode)
        {
            return;
        }
        if (worst > MaxCharacters)
        {
            symbol.File.Sink.Report(SessionDiagnostics.ArgumentsTooLong, span, symbol.Name, Numbers.Text(worst));
        }
        else if (worst > MaxCharacters - LabelRoom)
        {
            symbol.File.Sink.Report(
                SessionDiagnostics.LittleForLabel, span, symbol.Name, Numbers.Text(worst), Numbers.Text(MaxCharacters - worst));
        }
    }

    private static long ValueLength(TypeReference type) => type switch
    {
        StringType { Capacity: { } capacity } => "\"\"".Length + (long)capacity - 1,
        ScalarType { Kind: ScalarKind.Bool } => "yes".Length,
        ScalarType scalar => Math.Max(
            Numbers.Text(ScalarRange.Bounds(scalar.Kind).Low).Length, Numbers.Text(ScalarRange.Bounds(scalar.Kind).High).Length),
        _ => 0,
    };
}
