using TelOS.Idl.Binding.Symbols;
using TelOS.Idl.Diagnostics;
using TelOS.Idl.Model;
using TelOS.Idl.Naming;
using TelOS.Idl.Syntax;

namespace TelOS.Idl.Binding.Names;

/// <summary>The names in one pair of braces: each is spelled as it should be, there once, no keyword, and apart from the others in both
/// target languages.</summary>
/// <param name="form">What sort of names they are.</param>
/// <param name="sink">Where refusals go.</param>
/// <param name="enclosing">What C# calls the type around them, when its members cannot have that name; empty when they can, and have only
/// to stay apart from what every object has; null for names that are no members.</param>
internal sealed class NameScope(NameForm form, DiagnosticSink sink, string? enclosing = null)
{
    private static readonly HashSet<string> ObjectMembers = new(
        ["Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString"], StringComparer.Ordinal);

    private readonly Dictionary<string, Identifier> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _csharp = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _cpp = new(StringComparer.Ordinal);

    /// <summary>Adds a name; false when it is missing or already there.</summary>
    public bool Add(Identifier name, Spelling spelling)
    {
        if (name.IsMissing)
        {
            return false;
        }
        if (_names.TryGetValue(name.Text, out Identifier? first))
        {
            sink.Report(NameDiagnostics.DeclaredTwice, name.Span, name.Text, sink.LineOf(first.Span));
            return false;
        }
        _names.Add(name.Text, name);
        if (CheckStyle(name))
        {
            CheckCSharp(name, spelling.CSharp ?? form.CSharp(name.Text), spelling.CSharp is not null);
            CheckCpp(name, spelling.Cpp ?? form.Cpp(name.Text), spelling.Cpp is not null);
        }
        return true;
    }

    private bool CheckStyle(Identifier name)
    {
        bool isRight = (form.IsPascal ? char.IsUpper(name.Text[0]) : char.IsLower(name.Text[0])) && name.Text.IndexOf('_') < 0;
        if (!isRight)
        {
            sink.Report(
                NameDiagnostics.NamingStyle,
                name.Span,
                name.Text,
                form.IsPascal ? "PascalCase" : "camelCase",
                form.IsPascal ? NameStyle.ToPascal(name.Text) : NameStyle.ToCamel(name.Text));
        }
        return isRight;
    }

    private void CheckCSharp(Identifier name, string spelled, bool isExplicit)
    {
        if (form == NameForm.Parameter)
        {
            if (!isExplicit && CSharpKeywords.Contains(spelled))
            {
                sink.Report(NameDiagnostics.EscapedParameter, name.Span, spelled);
            }
        }
        else if (enclosing is not null && (spelled == enclosing || ObjectMembers.Contains(spelled)))
        {
            sink.Report(
                NameDiagnostics.TakenInCSharp,
                name.Span,
                name.Text,
                spelled,
                spelled == enclosing ? "a member cannot be called like its type" : "every type already has a member of that name");
        }
        CheckUnique(_csharp, name, spelled, "C#", "cs");
    }

    private void CheckCpp(Identifier name, string spelled, bool isExplicit)
    {
        if (!isExplicit && CppKeywords.Contains(spelled))
        {
            sink.Report(NameDiagnostics.Keyword, name.Span, name.Text, spelled, "C++", "cpp");
            return;
        }
        // Genode overloads functions; who writes the same name twice means that.
        if (!isExplicit || form.IsPascal)
        {
            CheckUnique(_cpp, name, spelled, "C++", "cpp");
        }
    }

    private void CheckUnique(Dictionary<string, string> spellings, Identifier name, string spelled, string language, string attribute)
    {
        if (spellings.TryGetValue(spelled, out string? other))
        {
            sink.Report(NameDiagnostics.SameSpelling, name.Span, other, name.Text, spelled, language, attribute);
        }
        else
        {
            spellings.Add(spelled, name.Text);
        }
    }
}
