using TelOS.Idl.Naming;

namespace TelOS.Idl.Binding.Attributes;

/// <summary>What may stand in <c>[cs]</c>, <c>[cpp]</c>, <c>[rpc]</c> and <c>[header]</c>. The text goes into programs as it is, so nothing but a name passes.</summary>
internal static class SpellingRules
{
    public static bool IsCSharp(string text, AttributeTarget target) =>
        (target & (AttributeTarget.Namespace | AttributeTarget.Types)) != 0
            ? text.Split('.').All(IsCSharpIdentifier)
            : IsCSharpIdentifier(text);

    public static bool IsCpp(string text, AttributeTarget target)
    {
        const AttributeTarget Qualified = AttributeTarget.Namespace | AttributeTarget.Constant | AttributeTarget.Enumerator | AttributeTarget.ErrorValue;
        if ((target & AttributeTarget.Types) != 0)
        {
            return IsCppType(text);
        }
        return (target & Qualified) != 0
            ? SplitScopes(text).All(IsCppIdentifier)
            : IsCppIdentifier(text);
    }

    public static bool IsCppIdentifier(string text) => IsIdentifier(text) && !CppKeywords.Contains(text);

    /// <summary>A path as it stands between the brackets of an include.</summary>
    public static bool IsHeader(string text) =>
        text.EndsWith(".h", StringComparison.Ordinal)
        && text.Split('/').All(part => part.Length > 0 && part is not ("." or "..") && part.All(c => IsLetter(c) || IsDigit(c) || c is '_' or '-' or '.'));

    private static bool IsCSharpIdentifier(string text) => IsIdentifier(text) && !CSharpKeywords.Contains(text);

    private static bool IsIdentifier(string text) =>
        text.Length > 0 && !IsDigit(text[0]) && text.All(c => c == '_' || IsDigit(c) || IsLetter(c));

    private static string[] SplitScopes(string text) => text.Replace("::", "\n").Split('\n');

    // A type may be qualified, from the global scope on, an instance of a template, a pointer, or a built-in type of several words.
    private static bool IsCppType(string text)
    {
        string name = text.StartsWith("::", StringComparison.Ordinal) ? text.Substring(2) : text;
        int depth = 0;
        foreach (char c in name)
        {
            depth += c == '<' ? 1 : c == '>' ? -1 : 0;
            if (depth < 0 || !(IsLetter(c) || IsDigit(c) || "_:<>, *".IndexOf(c) >= 0))
            {
                return false;
            }
        }
        return depth == 0
            && name.Length > 0
            && (IsLetter(name[0]) || name[0] == '_')
            && name[name.Length - 1] is not (':' or ' ' or ',')
            && (name.IndexOfAny(['<', ' ']) >= 0 || SplitScopes(name).All(IsCppIdentifier) || IsBuiltIn(name));
    }

    private static bool IsBuiltIn(string text) => text is "bool" or "char" or "short" or "int" or "long" or "unsigned" or "float" or "double";

    private static bool IsLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    private static bool IsDigit(char c) => c is >= '0' and <= '9';
}
