using System.Text.RegularExpressions;

namespace Samples.LivingImage.Atlas;

/// <summary>The words of names and texts.</summary>
internal static partial class Words
{
    private const int ShortestInText = 5;

    private static readonly HashSet<string> s_common =
        ["about", "after", "again", "also", "because", "before", "other", "others", "their", "there", "these", "those", "where", "whether", "which", "while"];

    /// <summary>The root that a word is bound to.</summary>
    public static string RootOf(string word) => $"word/{word}";

    /// <summary>Adds the words of a name (<c>ramQuota</c>: ram, quota), or those of a text that mean something.</summary>
    /// <param name="words">Where they are added.</param>
    /// <param name="property">What the text is of something.</param>
    /// <param name="text">The text.</param>
    public static void Add(ISet<string> words, string property, string text)
    {
        if (property is "name" or "method" or "service" or "service_name" or "rpc_name")
        {
            words.UnionWith(Split(text));
        }
        else if (property is "text" or "returns" && text.Contains(' ', StringComparison.Ordinal))
        {
            words.UnionWith(Split(text).Where(static word => word.Length >= ShortestInText && !s_common.Contains(word)));
        }
    }

    /// <summary>A number of things: <c>1 function</c>, <c>2 functions</c>.</summary>
    public static string Count(int number, string thing) => FormattableString.Invariant($"{number:N0} {thing}{(number == 1 ? "" : "s")}");

    private static IEnumerable<string> Split(string text) =>
        Word().Matches(text).Select(static match => match.Value.ToLowerInvariant()).Where(static word => word.Length is > 1 and < 50);

    [GeneratedRegex("[A-Z]?[a-z]+|[A-Z]+(?![a-z])")]
    private static partial Regex Word();
}
