using TelOS.Idl.Tool.Documenting.Blocks;

namespace TelOS.Idl.Tool.Documenting.Rendering;

/// <summary>Links between pages, relative, so that the pages can lie anywhere.</summary>
internal static class PageLinks
{
    /// <summary>The link from one page to a place.</summary>
    /// <param name="from">The path of the page that links, without extension.</param>
    /// <param name="target">The place.</param>
    /// <param name="extension">The ending of the pages' files.</param>
    public static string Of(string from, PageTarget target, string extension)
    {
        string anchor = target.Anchor is null ? string.Empty : $"#{Uri.EscapeDataString(target.Anchor)}";
        if (target.Page == from)
        {
            return anchor.Length > 0 ? anchor : $"{Escape(from[(from.LastIndexOf('/') + 1)..])}{extension}";
        }
        string[] here = from.Split('/')[..^1];
        string[] there = target.Page.Split('/');
        int common = 0;
        while (common < here.Length && common < there.Length - 1 && here[common] == there[common])
        {
            common++;
        }
        return string.Concat(Enumerable.Repeat("../", here.Length - common)) + Escape(string.Join('/', there[common..])) + extension + anchor;
    }

    private static string Escape(string path) => Uri.EscapeDataString(path).Replace("%2F", "/", StringComparison.Ordinal);
}
