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

    /// <summary>What is written here: another text, or, with the type of an exception, a message that has the text in it.</summary>
    public sealed record Writing(string Reason, string Text, Type? Error = null);

    /// <summary>Programs of which Genode's generator makes something else, by the names of their cases.</summary>
    public static IReadOnlyDictionary<(string Name, NodeFormat Format), Writing> Writings { get; } = new Dictionary<(string, NodeFormat), Writing>
    {
        [("name-with-colon-glued", NodeFormat.Hid)] = new("Genode's own checker refuses a bare name with a colon.", "m\n+ item | name: a:b\n-\n"),
        [("name-empty", NodeFormat.Hid)] = new("A bare name that is empty is lost when it is read.", "m\n+ item | name:  | k: 1\n-\n"),
        [("value-pipe-dropped", NodeFormat.Hid)] = new("Genode drops the attribute.", "'k' of the node 'm'", typeof(ArgumentException)),
        [("value-newline-dropped", NodeFormat.Hid)] = new("Genode drops the attribute.", "'k' of the node 'm'", typeof(ArgumentException)),
        [("value-markup", NodeFormat.Xml)] = new("Genode writes a quote into a quoted value, and cannot read the result.", "'l' of the node 'm'", typeof(ArgumentException)),
        [("tag-invalid", NodeFormat.Hid)] = new("The attribute is lost when it is read.", "the node 'm' cannot have an attribute 'Key'", typeof(ArgumentException)),
        [("tag-invalid", NodeFormat.Xml)] = new("Genode cannot read the result.", "the node 'm' cannot have an attribute '9k'", typeof(ArgumentException)),
        [("type-invalid", NodeFormat.Hid)] = new("The type is lost when it is read.", "the type 'Child'", typeof(ArgumentException)),
        [("type-invalid", NodeFormat.Xml)] = new("Genode cannot read the result.", "the type 'a b'", typeof(ArgumentException)),
        [("integer-minimum", NodeFormat.Hid)] = new("Genode's negation overflows.", "m | a: -9223372036854775808\n-\n"),
        [("integer-minimum", NodeFormat.Xml)] = new("Genode's negation overflows.", "<m a=\"-9223372036854775808\"/>\n"),
        [("doubles", NodeFormat.Hid)] = new(
            "Genode cuts numbers behind six digits, without rounding.",
            "m | a: 0.5 | b: -2.25 | c: 3.14159265 | e: 1000000000.0 | f: 0.001 | g: 0.0 | h: 100.0\n-\n"),
        [("doubles", NodeFormat.Xml)] = new(
            "Genode cuts numbers behind six digits, without rounding.",
            "<m a=\"0.5\" b=\"-2.25\" c=\"3.14159265\" e=\"1000000000.0\" f=\"0.001\" g=\"0.0\" h=\"100.0\"/>\n"),
        [("quoted-control", NodeFormat.Hid)] = new("Genode cannot read the result at all.", "a control character", typeof(ArgumentException)),
        [("quoted-control", NodeFormat.Xml)] = new("XML has no control characters.", "a control character", typeof(ArgumentException)),
        [("quoted-then-child", NodeFormat.Hid)] = new("The text is lost when it is read.", "quoted text of the node 'm'", typeof(InvalidOperationException)),
        [("quoted-then-child", NodeFormat.Xml)] = new("The text is read with markup in it.", "quoted text of the node 'm'", typeof(InvalidOperationException)),
        [("tabular-two-children-per-row", NodeFormat.Hid)] = new(
            "Side by side the second one reads back as a sub node of the first.",
            "m\n+ from east\n  + to n\n  + to s\n+ from w\n  + to e\n-\n"),
    };

    /// <summary>A value that has the default here, with the problem that is told where somebody asks.</summary>
    public sealed record Value(string Reason, NodeProblemKind Kind);

    /// <summary>Values that Genode reads otherwise, by case, attribute and type.</summary>
    public static IReadOnlyDictionary<string, Value> Values { get; } = new (Value Value, string[] Keys)[]
    {
        (new("Genode cuts the text, also inside of a character.", NodeProblemKind.ValueOutOfRange),
        [
            "name-with-spaces name String<8>", "utf8-value a String<16>", "utf8-value a String<4>", "utf8-value c String<4>",
            "line-5000 a String<128>", "name-300 name String<64>", "strings-truncated b String<4>", "strings-truncated c String<4>",
            "strings-truncated c String<8>", "strings-truncated d String<4>", "strings-truncated d String<8>",
        ]),
        (new("Genode wraps the number.", NodeProblemKind.ValueOutOfRange),
        [
            "numbers-more v09 i64", "numbers-more v10 u64", "numbers-more v10 i64", "numbers-more v10 Num_bytes", "numbers-more v11 u64",
            "numbers-more v11 i64", "numbers-more v11 Num_bytes", "numbers-overflow v00 Num_bytes", "numbers-overflow v02 u64",
            "numbers-overflow v02 i64", "numbers-overflow v02 Num_bytes", "numbers-overflow v03 i64", "numbers-narrow b u8",
            "numbers-narrow c u8", "numbers-narrow d u8", "numbers-narrow d u16", "numbers-narrow e u8", "numbers-narrow e u16",
            "numbers-narrow e i32", "numbers-narrow f u8", "numbers-narrow f u16", "numbers-narrow f u32", "numbers-narrow f i32",
            "numbers-narrow g u8", "numbers-narrow g u16", "numbers-narrow g i32", "numbers-narrow h i32", "xml-numbers f u64",
            "xml-numbers f i64", "xml-numbers f Num_bytes",
        ]),
        (new("Genode reads a sign or a point without digits as 0.", NodeProblemKind.MalformedValue),
        [
            "numbers-overflow v10 double", "doubles v16 double", "doubles v17 double",
        ]),
        (new("In XML Genode takes the start of a value, and 0 where there is no number; in HID, the whole value has to be one.", NodeProblemKind.MalformedValue),
        [
            "xml-attributes c u64", "xml-attributes c double", "xml-numbers a u64", "xml-numbers a i64", "xml-numbers a Num_bytes",
            "xml-numbers a double", "xml-numbers b double", "xml-numbers c u64", "xml-numbers c i64", "xml-numbers c double",
            "xml-numbers d u64", "xml-numbers d i64", "xml-numbers d Num_bytes", "xml-numbers d double", "xml-numbers e u64",
            "xml-numbers g u64", "xml-numbers g double", "xml-numbers h u64", "xml-numbers h i64", "xml-numbers h Num_bytes",
            "xml-numbers h double", "xml-booleans c bool", "xml-booleans d bool",
        ]),
    }.SelectMany(static group => group.Keys.Select(key => (key, group.Value))).ToDictionary();

    /// <summary>What is told of a text that is read as Genode reads it: places, from 1, and kinds.</summary>
    public sealed record Loss(string Reason, string Told);

    /// <summary>Texts that Genode reads without a word about what it loses, by the names of their cases. The tree is the same here, so that a
    /// system works the same; who asks is told.</summary>
    public static IReadOnlyDictionary<string, Loss> Losses { get; } = new Dictionary<string, Loss>
    {
        ["anchor-minus-item"] = new("A list item ends the whole text.", "2:1 IgnoredText"),
        ["anchor-star"] = new("Genode ignores what it does not understand.", "2:1 IgnoredText"),
        ["anchor-without-space"] = new("Genode ignores what it does not understand.", "2:1 IgnoredText"),
        ["attr-after-child-less-indent"] = new("An attribute belongs to the latest sub node wherever it stands.", "4:2 Misplaced"),
        ["attr-duplicate"] = new("Of two values the second one is ignored.", "1:12 DuplicateAttribute"),
        ["attr-less-indented-than-child-node"] = new("An attribute belongs to the latest sub node wherever it stands.", "3:4 Misplaced, 4:2 Misplaced, 6:1 Misplaced"),
        ["attr-line-without-colon"] = new("Genode ignores what it does not understand.", "2:2 IgnoredText"),
        ["attr-tag-70-chars"] = new("Genode hands out 63 bytes of a tag.", "1:5 InvalidName"),
        ["attr-tag-space-before-colon"] = new("Genode ignores what it does not understand.", "1:5 IgnoredText"),
        ["attr-tag-underscore-first"] = new("Genode ignores what it does not understand.", "1:5 IgnoredText, 1:13 IgnoredText"),
        ["attr-tag-uppercase"] = new("Genode ignores what it does not understand.", "1:5 IgnoredText, 1:14 IgnoredText"),
        ["attr-without-colon"] = new("Genode ignores what it does not understand.", "1:5 IgnoredText"),
        ["comment-slashes"] = new("Genode ignores what it does not understand.", "2:1 IgnoredText, 3:1 IgnoredText"),
        ["comment-without-space"] = new("Genode ignores what it does not understand.", "2:1 IgnoredText"),
        ["compact-no-space-after-colon"] = new("Without a space behind the colon the value is empty.", "1:8 AlteredValue, 1:19 AlteredValue"),
        ["disabled-quoted"] = new("The text of a disabled node counts as that of the outer one.", "3:5 Misplaced"),
        ["end-with-text"] = new("What follows the end mark is ignored.", "3:1 IgnoredText"),
        ["name-and-explicit-name"] = new("Of two values the second one is ignored.", "2:16 DuplicateAttribute"),
        ["quoted-dash-text"] = new("Genode ignores what it does not understand.", "3:1 IgnoredText"),
        ["quoted-then-attr"] = new("Attributes behind quoted text are ignored.", "3:2 IgnoredText"),
        ["quoted-with-children"] = new("Quoted text beside sub nodes is ignored.", "2:3 IgnoredText"),
        ["quoted-without-space"] = new("Genode ignores what it does not understand.", "2:1 IgnoredText"),
        ["second-toplevel-node"] = new("A second top node is ignored, and what is in it joins the first.", "3:1 IgnoredText"),
        ["tabular-continuation-depth2-three-left"] = new("What looks like the second sub node is inside of the first.", "4:16 Misplaced"),
        ["tabular-second-child-below-depth1"] = new("What looks like the second sub node is inside of the first.", "3:17 Misplaced"),
        ["tabular-second-child-below-depth2"] = new("What looks like the second sub node is inside of the first.", "4:19 Misplaced"),
        ["type-digit-first-child"] = new("A type is cut before what cannot be in one, or becomes \"invalid\".", "2:3 InvalidName"),
        ["type-umlaut-child"] = new("A type is cut before what cannot be in one, or becomes \"invalid\".", "2:5 InvalidName"),
        ["type-uppercase-child"] = new("A type is cut before what cannot be in one, or becomes \"invalid\".", "2:3 InvalidName"),
        ["type-with-dot-child"] = new("A type is cut before what cannot be in one, or becomes \"invalid\".", "2:4 InvalidName"),
        ["utf8-nbsp-before-value"] = new("A no-break space is none, so that the value is empty.", "1:5 AlteredValue"),
        ["xml-duplicate-attr"] = new("Of two values the second one is ignored.", "1:10 DuplicateAttribute"),
        ["xml-entities"] = new("Values keep their entities.", "1:4 AlteredValue"),
        ["xml-long-type"] = new("Genode hands out 63 bytes of a type.", "1:1 InvalidName"),
    };

    private static string Repeat(string text, int count) => new StringBuilder().Insert(0, text, count).ToString();
}
