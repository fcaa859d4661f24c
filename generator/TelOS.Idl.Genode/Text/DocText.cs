using System.Text.RegularExpressions;
using TelOS.Idl.Genode.Naming;
using TelOS.Idl.Model;

namespace TelOS.Idl.Genode.Text;

/// <summary>Turns the Markdown of doc comments into the plain text of Genode's comments: code in single quotes, with names as C++ spells
/// them.</summary>
internal sealed class DocText
{
    private static readonly Regex Code = new("`([^`]+)`", RegexOptions.CultureInvariant);
    private static readonly Regex Word = new("[A-Za-z_][A-Za-z0-9_]*", RegexOptions.CultureInvariant);
    private static readonly Regex Link = new(@"\[([^\]]+)\]\([^)]*\)", RegexOptions.CultureInvariant);
    private static readonly Regex Emphasis = new(@"\*\*([^*]+)\*\*", RegexOptions.CultureInvariant);

    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    /// <param name="names">How the contract's C++ spells names.</param>
    public DocText(CppNames names)
    {
        foreach (Declaration declaration in names.Contract.Declarations)
        {
            _names[declaration.Name] = names.OfDeclaration(declaration);
        }

        foreach (Declaration declaration in names.Contract.Declarations)
        {
            AddMembers(declaration);
        }
    }

    /// <summary>A description in plain text; empty without one. Paragraphs are lines, with an empty line between them.</summary>
    public string Of(Documentation? documentation) => documentation is null ? string.Empty : Of(documentation.Text);

    /// <summary>A function's description with its parameters and its result, and with what happens to capabilities.</summary>
    /// <param name="function">The function.</param>
    /// <param name="parameters">The names of the parameters in the contract and in C++.</param>
    public string OfFunction(Function function, IReadOnlyList<(string Name, string Cpp)> parameters)
    {
        Documentation given = function.Documentation ?? new Documentation(string.Empty, default, null);
        IEnumerable<ParameterDocumentation> described = function.Parameters
            .Select(p => new ParameterDocumentation(p.Name, Describe(p, given.Parameters.FirstOrDefault(d => d.Name == p.Name)?.Text ?? string.Empty)))
            .Where(d => d.Text.Length > 0);
        return OfFunction(given with { Parameters = ValueArray.From(described) }, parameters);
    }

    /// <summary>A function's description with its parameters and its result.</summary>
    /// <param name="documentation">What is known about it.</param>
    /// <param name="parameters">The names of the parameters in the contract and in C++.</param>
    public string OfFunction(Documentation documentation, IReadOnlyList<(string Name, string Cpp)> parameters)
    {
        List<(string Cpp, string Text)> tags =
        [
            .. parameters.SelectMany(p => documentation.Parameters.Where(d => d.Name == p.Name).Select(d => (p.Cpp, Of(d.Text).Replace('\n', ' ')))),
        ];
        int width = tags.Count == 0 ? 0 : tags.Max(tag => tag.Cpp.Length);
        List<string> lines = [.. tags.Select(tag => $"\\param {tag.Cpp.PadRight(width)}  {tag.Text}")];
        if (documentation.Returns is { } returns)
        {
            if (lines.Count > 0)
            {
                lines.Add(string.Empty);
            }

            lines.Add("\\return " + Of(returns).Replace('\n', ' '));
        }

        string text = Of(documentation);
        return lines.Count == 0 ? text : text.Length == 0 ? string.Join("\n", lines) : text + "\n\n" + string.Join("\n", lines);
    }

    /// <summary>Markdown in plain text.</summary>
    public string Of(string markdown)
    {
        string text = Link.Replace(markdown, "$1");
        text = Emphasis.Replace(text, "$1");
        text = Code.Replace(text, match => "'" + Word.Replace(match.Groups[1].Value, name => Spell(name.Value)) + "'");

        // What would end the comment, or begin another one.
        return WithoutPeriod(Reflow(text.Replace("*/", "* /").Replace("/*", "/ *")));
    }

    private static string Describe(Parameter parameter, string text)
    {
        string transfer = (parameter.Type.Unaliased as CapabilityType)?.Transfer switch
        {
            CapabilityTransfer.Move => "the caller gives its own capability up",
            CapabilityTransfer.Borrow => "the server gives the capability back when the call returns",
            _ => string.Empty,
        };
        return text.Length == 0 ? transfer : transfer.Length == 0 ? text : text + "; " + transfer;
    }

    private string Spell(string name) => _names.TryGetValue(name, out string? cpp) ? cpp : name;

    // As Genode writes it: what is one sentence has no full stop.
    private static string WithoutPeriod(string text) =>
        text.EndsWith(".", StringComparison.Ordinal) && !text.EndsWith("..", StringComparison.Ordinal)
        && text.IndexOf(". ", StringComparison.Ordinal) < 0 && text.IndexOf('\n') < 0
            ? text.Substring(0, text.Length - 1)
            : text;

    // A paragraph's lines were broken for another width.
    private static string Reflow(string text)
    {
        List<string> lines = [];
        bool goesOn = false;
        foreach (string raw in text.Split('\n'))
        {
            string line = raw.TrimEnd();
            bool isOwn = line.Length == 0 || line[0] is ' ' or '\t' or '-' or '*' or '#' or '|' or '>' || char.IsDigit(line[0]);
            if (goesOn && !isOwn)
            {
                lines[lines.Count - 1] += " " + line;
            }
            else
            {
                lines.Add(line.Replace("\t", "    "));
            }

            goesOn = line.Length > 0 && line[0] is not ('#' or '|');
        }

        return string.Join("\n", lines).Trim('\n');
    }

    private void AddMembers(Declaration declaration)
    {
        switch (declaration)
        {
            case InterfaceDeclaration type:
                foreach (Function function in type.Functions)
                {
                    Add(function.Name, CppNames.Of(function));
                    foreach (Parameter parameter in function.Parameters)
                    {
                        Add(parameter.Name, CppNames.OfMember(parameter.Name, parameter.Spelling));
                    }
                }

                break;
            case StructDeclaration type:
                AddFields(type.Fields);
                break;
            case DataspaceDeclaration type:
                AddFields(type.Members);
                break;
            case RecordDeclaration type:
                foreach (RecordField field in type.Fields)
                {
                    Add(field.Name, CppNames.OfMember(field.Name, field.Spelling));
                }

                break;
            case EnumDeclaration type:
                AddMembers(type.Members);
                break;
            case FlagsDeclaration type:
                AddMembers(type.Members);
                break;
        }
    }

    private void AddFields(ValueArray<Field> fields)
    {
        foreach (Field field in fields)
        {
            Add(field.Name, CppNames.OfMember(field.Name, field.Spelling));
        }
    }

    private void AddMembers(ValueArray<EnumMember> members)
    {
        foreach (EnumMember member in members)
        {
            Add(member.Name, CppNames.OfConstant(member.Name, member.Spelling));
        }
    }

    // Types and constants first: a name that is both is more likely meant so.
    private void Add(string name, string cpp)
    {
        if (!_names.ContainsKey(name))
        {
            _names[name] = cpp;
        }
    }
}
