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

    /// <summary>Adds a name, and says how it is spelled: as it was asked for, or so that C# can have it.</summary>
    public Spelling Add(Identifier name, Spelling spelling)
    {
        if (name.IsMissing)
        {
            return spelling;
        }
        if (_names.TryGetValue(name.Text, out Identifier? first))
        {
            sink.Report(NameDiagnostics.DeclaredTwice, name.Span, name.Text, sink.LineOf(first.Span));
            return spelling;
        }
        _names.Add(name.Text, name);
        if (!CheckStyle(name))
        {
            return spelling;
        }
        CheckCpp(name, spelling.Cpp ?? form.Cpp(name.Text), spelling.Cpp is not null);
        return CheckCSharp(name, spelling);
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

    private Spelling CheckCSharp(Identifier name, Spelling spelling)
    {
        string spelled = spelling.CSharp ?? form.CSharp(name.Text);
        if (form == NameForm.Parameter && spelling.CSharp is null && CSharpKeywords.Contains(spelled))
        {
            sink.Report(NameDiagnostics.EscapedParameter, name.Span, spelled);
        }
        bool isTypeName = spelled == enclosing;
        if (enclosing is null || !(isTypeName || ObjectMembers.Contains(spelled)))
        {
            CheckUnique(_csharp, name, spelled, "C#", "cs");
            return spelling;
        }
        if (spelling.CSharp is not null)
        {
            sink.Report(NameDiagnostics.BadSpelling, name.Span, spelled, "the name of a member here", "C#");
            return spelling;
        }
        string free = spelled + "_";
        string reason = isTypeName ? "a member cannot be called like its type" : "every object already has a member of that name";
        sink.Report(NameDiagnostics.TakenInCSharp, name.Span, name.Text, free, reason);
        CheckUnique(_csharp, name, free, "C#", "cs");
        return spelling with { CSharp = free };
    }

    private void CheckCpp(Identifier name, string spelled, bool isExplicit)
    {
        if (!isExplicit && CppKeywords.Contains(spelled))
        {
            sink.Report(NameDiagnostics.Keyword, name.Span, name.Text, spelled, "C++", "cpp");
            return;
        }
        // Genode overloads functions and has several uses for one type; who writes the same name twice means that.
        if (!isExplicit)
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
