using System.Text;

namespace TelOS.Runtime.Tests.Nodes;

/// <summary>The recorded cases where Genode does what its user would not want, with what happens here instead, and why.</summary>
internal static class GenodeDifferences
{
    /// <summary>What a text is read as here; without tree it is refused with a problem of the given kind.</summary>
    public sealed record Reading(string Reason, string? Tree, NodeProblemKind? Refusal = null);

    /// <summary>Texts of which Genode's reader makes something else, by the names of their cases.</summary>
    public static IReadOnlyDictionary<string, Reading> Readings { get; } = new Dictionary<string, Reading>
    {
        ["attr-tag-70-chars"] = new(
            "Genode lists 63 bytes of a tag, and finds it by all 70: two names for one attribute.",
            $"m({Repeat("k", 70)}=1, z=2)[]{{}}"),
        ["xml-long-type"] = new("Genode cuts a type to 63 bytes, so that two types can become the same.", $"{Repeat("t", 70)}(k=1)[]{{}}"),
        ["xml-comment-unterminated"] = new(
            "Genode goes on inside of a comment without end as if it were none.", null, NodeProblemKind.EndMissing),
        ["xml-cdata"] = new("Genode drops the text of a CDATA section without a word.", null, NodeProblemKind.MalformedXml),
        ["xml-wrong-nesting"] = new("Genode counts end tags without looking at their types, and loses the sub nodes.", null, NodeProblemKind.MalformedXml),
        ["xml-mixed-text-first"] = new("Genode hands out markup as quoted text; here text beside sub nodes is ignored, as in HID.", "m()[a()[]{}]{}"),
        ["xml-crlf"] = new(
            "To Genode a carriage return is text, so that markup becomes quoted text.", "m()[a(k=1)[]{}, q()[]{one/two}]{}"),
        ["xml-nul-inside"] = new("A zero byte is the end of the text for some readers and a part of the value for Genode's.", null, NodeProblemKind.ControlCharacter),
    };

    private static string Repeat(string text, int count) => new StringBuilder().Insert(0, text, count).ToString();
}
