using TelOS.Idl.Model;

namespace TelOS.Idl.CSharp.Code;

/// <summary>Writes XML documentation above types and members.</summary>
internal static class DocComment
{
    private const int OneLine = 120;

    /// <summary>Writes the summary, the further paragraphs, and where in the contract the thing stands.</summary>
    /// <param name="code">Where to.</param>
    /// <param name="documentation">What the contract says, or null.</param>
    /// <param name="otherwise">XML that stands in for a missing summary.</param>
    /// <param name="remark">XML that says where in the contract the thing is, or null.</param>
    public static void Write(CodeWriter code, Documentation? documentation, string otherwise, string? remark = null)
    {
        IReadOnlyList<string> paragraphs = documentation is null ? [] : DocText.Paragraphs(documentation.Text);
        Element(code, "summary", paragraphs.Count > 0 ? paragraphs[0] : otherwise);
        if (paragraphs.Count <= 1)
        {
            if (remark is not null)
            {
                Element(code, "remarks", remark);
            }

            return;
        }

        code.Line("/// <remarks>");
        foreach (string paragraph in paragraphs.Skip(1))
        {
            Element(code, "para", paragraph);
        }

        if (remark is not null)
        {
            Element(code, "para", remark);
        }

        code.Line("/// </remarks>");
    }

    /// <summary>Writes what is known of a parameter.</summary>
    public static void Parameter(CodeWriter code, string name, string text) =>
        Element(code, "param", text, $" name=\"{name}\"");

    /// <summary>Writes one element, on one line where it fits.</summary>
    /// <param name="code">Where to.</param>
    /// <param name="name">The element.</param>
    /// <param name="content">XML.</param>
    /// <param name="attributes">What stands behind the name in the opening tag.</param>
    public static void Element(CodeWriter code, string name, string content, string attributes = "")
    {
        string line = $"/// <{name}{attributes}>{content}</{name}>";
        if (line.Length <= OneLine && content.IndexOf('\n') < 0)
        {
            code.Line(line);
            return;
        }

        code.Line($"/// <{name}{attributes}>");
        foreach (string part in content.Split('\n'))
        {
            code.Line("/// " + part);
        }

        code.Line($"/// </{name}>");
    }
}
