namespace TelOS.Idl.Tool.Building;

/// <summary>How target languages are called in documents.</summary>
internal static class LanguageNames
{
    /// <summary>The name of a language.</summary>
    public static string Of(TargetLanguage language) => language switch
    {
        TargetLanguage.CSharp => "csharp",
        TargetLanguage.Cpp => "cpp",
        TargetLanguage.Genode => "genode",
        TargetLanguage.Html => "html",
        _ => "markdown",
    };

    /// <summary>The language of a name.</summary>
    /// <exception cref="FormatException">No language has this name.</exception>
    public static TargetLanguage Parse(string name) =>
        Enum.GetValues<TargetLanguage>().Where(language => Of(language) == name).Select(language => (TargetLanguage?)language).SingleOrDefault()
        ?? throw new FormatException($"There is no language '{name}'.");
}
