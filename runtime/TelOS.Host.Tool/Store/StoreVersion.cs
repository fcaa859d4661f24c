using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace TelOS.Host.Tool;

/// <summary>Versions of a store on the command line.</summary>
internal static class StoreVersion
{
    /// <summary>An option with a version.</summary>
    public static Option<ulong?> Option(string name, string description) => new(name) { Description = description, CustomParser = Parse };

    private static ulong? Parse(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        if (ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version))
        {
            return version;
        }

        argument.AddError($"'{text}' is no version; write a number, as 'telos store inspect' tells it");
        return null;
    }
}
