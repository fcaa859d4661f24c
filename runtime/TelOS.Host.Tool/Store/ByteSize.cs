using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace TelOS.Host.Tool;

/// <summary>Sizes on the command line, as configurations write them: `64M`, `1G`, or bytes.</summary>
internal static class ByteSize
{
    /// <summary>An option with a size.</summary>
    public static Option<long?> Option(string name, string description) => new(name) { Description = description, CustomParser = Parse };

    private static long? Parse(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        var shift = text is [.., var unit] ? unit switch { 'K' => 10, 'M' => 20, 'G' => 30, 'T' => 40, _ => 0 } : 0;
        var digits = shift == 0 ? text : text[..^1];
        if (long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 && number <= long.MaxValue >> shift)
        {
            return number << shift;
        }

        argument.AddError($"'{text}' is no size; write bytes, or a number with K, M, G or T, such as 256M");
        return null;
    }
}
