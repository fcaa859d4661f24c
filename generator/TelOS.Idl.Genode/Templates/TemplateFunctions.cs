using System.Collections;
using System.Globalization;
using Scriban.Functions;
using Scriban.Runtime;
using TelOS.Idl.Genode.Text;

namespace TelOS.Idl.Genode.Templates;

/// <summary>What templates can call; there is nothing else. <c>Templates/README.md</c> describes them for those who write templates.</summary>
internal static class TemplateFunctions
{
    /// <summary>The functions.</summary>
    public static ScriptObject Instance { get; } = Create();

    private static ScriptObject Create() => new()
    {
        ["include"] = new IncludeFunction(),
        ["col"] = TextLayout.Column.ToString(),
        ["upper"] = new TemplateFunction(["text"], a => Text(a[0]).ToUpperInvariant()),
        ["lower"] = new TemplateFunction(["text"], a => Text(a[0]).ToLowerInvariant()),
        ["join"] = new TemplateFunction(["list", "separator"], a => string.Join(Text(a[1]), Items(a[0]))),
        ["fill"] = new TemplateFunction(["prefix", "list", "suffix"], a => Lines.Fill(Text(a[0]), [.. Items(a[1])], Text(a[2]))),
        ["doc"] = new TemplateFunction(["text", "tabs"], a => Lines.DocComment(Text(a[0]), Number(a[1]))),
        ["note"] = new TemplateFunction(["text", "tabs"], a => Lines.Comment(Text(a[0]), Number(a[1]))),
        ["paragraphs"] = new TemplateFunction(["text", "prefix"], a => Lines.Prefixed(Text(a[0]), Text(a[1]))),
        ["behind"] = new TemplateFunction(["text", "width"], a => Lines.Behind(Text(a[0]), Number(a[1]))),
        ["section"] = new TemplateFunction(["title", "tabs"], a => Lines.Section(Text(a[0]), Number(a[1]))),
    };

    private static string Text(object? value) => value switch
    {
        string text => text,
        null => string.Empty,
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? string.Empty,
    };

    private static int Number(object? value) => Convert.ToInt32(value, CultureInfo.InvariantCulture);

    private static IEnumerable<string> Items(object? value) => value is IEnumerable items and not string ? items.Cast<object?>().Select(Text) : [];
}
