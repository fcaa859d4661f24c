using System.Globalization;

namespace TelOS.Host.Tool;

/// <summary>Sizes as configurations write them.</summary>
internal static class SizeText
{
    /// <summary>Bytes in the largest unit that leaves no rest, or rounded when there is none.</summary>
    public static string Of(ulong bytes) => bytes switch
    {
        < 1UL << 10 => bytes.ToString(CultureInfo.InvariantCulture),
        _ when bytes % (1UL << 30) == 0 => $"{bytes >> 30}G",
        _ when bytes % (1UL << 20) == 0 => $"{bytes >> 20}M",
        _ when bytes % (1UL << 10) == 0 && bytes < 1UL << 20 => $"{bytes >> 10}K",
        < 1UL << 20 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:0.#}K"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:0.#}M"),
    };
}
