using System.Globalization;
using TelOS.Runtime;

namespace TelOS.Init.Probe;

/// <summary>Numbers and arguments as the configuration of the component has them.</summary>
internal static class ProbeText
{
    private static readonly (char Suffix, int Shift)[] s_units = [('G', 30), ('M', 20), ('K', 10)];

    /// <summary>A number of bytes.</summary>
    public static ulong Bytes(string? text, ulong missing)
    {
        if (text is null)
        {
            return missing;
        }

        foreach (var (suffix, shift) in s_units)
        {
            if (text.EndsWith(suffix))
            {
                return ulong.Parse(text.AsSpan(0, text.Length - 1), CultureInfo.InvariantCulture) << shift;
            }
        }

        return ulong.Parse(text, CultureInfo.InvariantCulture);
    }

    /// <summary>A number of bytes in the largest unit of which it is a multiple.</summary>
    public static string Format(ulong value)
    {
        foreach (var (suffix, shift) in s_units)
        {
            if (value != 0 && (value & ((1UL << shift) - 1)) == 0)
            {
                return string.Create(CultureInfo.InvariantCulture, $"{value >> shift}{suffix}");
            }
        }

        return value.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The arguments of a wish for more.</summary>
    public static string ResourceArguments(Node step)
    {
        var arguments = new SessionArgumentsBuilder();
        if (step["ram"] is { } ram)
        {
            arguments.Add("ram_quota", Bytes(ram, 0));
        }

        if (step["caps"] is not null)
        {
            arguments.Add("cap_quota", step.GetUInt64("caps"));
        }

        return arguments.Build();
    }
}
