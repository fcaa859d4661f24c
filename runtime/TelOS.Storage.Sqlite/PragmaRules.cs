namespace TelOS.Storage.Sqlite;

/// <summary>The settings that the image's promises rest on, and that no connection may change.</summary>
internal static class PragmaRules
{
    /// <summary>Why a setting is refused, or null.</summary>
    /// <param name="name">The pragma.</param>
    /// <param name="value">What it is to be set to, or null where it is asked for.</param>
    public static string? WhyRefused(string name, string? value) => (name.ToUpperInvariant(), value?.ToUpperInvariant()) switch
    {
        (_, null) or ("JOURNAL_MODE", "WAL") or ("PAGE_SIZE", "4096") => null,
        ("JOURNAL_MODE", _) => "the journal mode of this image is WAL",
        ("PAGE_SIZE", _) => "the page size of this image is 4096",
        ("SYNCHRONOUS", "FULL" or "EXTRA" or "2" or "3" or "ON" or "YES" or "TRUE") => null,
        ("SYNCHRONOUS", _) => "what is committed to this image is durable: synchronous is FULL",
        _ => null,
    };
}
