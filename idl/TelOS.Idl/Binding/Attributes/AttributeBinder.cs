using TelOS.Idl.Binding.Symbols;
using TelOS.Idl.Diagnostics;
using TelOS.Idl.Model;
using TelOS.Idl.Syntax;

namespace TelOS.Idl.Binding.Attributes;

/// <summary>Reads attributes and refuses those that are unknown, misplaced, doubled or written wrongly.</summary>
internal static class AttributeBinder
{
    public static BoundAttributes Bind(IReadOnlyList<AttributeSyntax> attributes, AttributeTarget target, DiagnosticSink sink)
    {
        if (attributes.Count == 0)
        {
            return BoundAttributes.None;
        }
        BoundAttributes result = BoundAttributes.None;
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (AttributeSyntax attribute in attributes)
        {
            string name = attribute.Name.Text;
            if (attribute.Name.IsMissing)
            {
                continue;
            }
            AttributeRule? rule = AttributeRule.Find(name);
            if (rule is null)
            {
                sink.Report(NameDiagnostics.UnknownAttribute, attribute.Span, name);
            }
            else if ((rule.Targets & target) == 0)
            {
                sink.Report(NameDiagnostics.MisplacedAttribute, attribute.Span, name, AttributeRule.Describe(target), rule.Where);
            }
            else if (!seen.Add(name))
            {
                sink.Report(NameDiagnostics.AttributeTwice, attribute.Span, name);
            }
            else
            {
                BoundAttributes? next = Apply(result, attribute, target, sink);
                if (next is null)
                {
                    sink.Report(NameDiagnostics.AttributeArguments, attribute.Span, name, rule.Form);
                }
                result = next ?? result;
            }
        }
        return result;
    }


    private static BoundAttributes? Apply(BoundAttributes current, AttributeSyntax attribute, AttributeTarget target, DiagnosticSink sink)
    {
        switch (attribute.Name.Text)
        {
            case "genode":
                return HasNoArguments(attribute) ? current with { IsGenode = true } : null;
            case "flexible":
                return HasNoArguments(attribute) ? current with { IsFlexible = true } : null;
            case "unstable":
                return HasNoArguments(attribute)
                    ? current with { Availability = current.Availability with { IsUnstable = true } }
                    : null;
            case "deprecated":
                return TextOf(attribute) is { } reason
                    ? current with { Availability = current.Availability with { Deprecated = reason } }
                    : null;
            case "since":
                return SinceOf(attribute) is { } since
                    ? current with { Availability = current.Availability with { Since = since } }
                    : null;
            case "size":
                return attribute.Arguments.Count == 1 ? current with { Size = attribute.Arguments[0] } : null;
            case "layout":
                return WordOf(attribute) switch
                {
                    "natural" => current with { Packing = Packing.Natural },
                    "packed" => current with { Packing = Packing.Packed },
                    _ => null,
                };
            case "pass":
                return WordOf(attribute) is "value" or "reference"
                    ? current with { Spelling = current.Spelling with { Pass = WordOf(attribute) } }
                    : null;
            case "quota":
                return WordOf(attribute) switch
                {
                    "ram" => current with { Quota = QuotaKind.Ram },
                    "caps" => current with { Quota = QuotaKind.Capabilities },
                    _ => null,
                };
            default:
                return Spell(current, attribute, target, sink);
        }
    }

    private static BoundAttributes? Spell(BoundAttributes current, AttributeSyntax attribute, AttributeTarget target, DiagnosticSink sink)
    {
        if (TextOf(attribute) is not { } text)
        {
            return null;
        }
        string language = attribute.Name.Text == "cs" ? "C#" : "C++";
        bool isValid = attribute.Name.Text switch
        {
            "cs" => SpellingRules.IsCSharp(text, target),
            "cpp" => SpellingRules.IsCpp(text, target),
            "header" => SpellingRules.IsHeader(text),
            _ => SpellingRules.IsCppIdentifier(text),
        };
        if (!isValid)
        {
            string role = attribute.Name.Text == "header" ? "the header of " : "the name of ";
            sink.Report(NameDiagnostics.BadSpelling, attribute.Span, text, role + AttributeRule.Describe(target), language);
            return current;
        }
        Spelling spelling = attribute.Name.Text switch
        {
            "cs" => current.Spelling with { CSharp = text },
            "cpp" => current.Spelling with { Cpp = text },
            "header" => current.Spelling with { Header = text },
            _ => current.Spelling with { Rpc = text },
        };
        return current with { Spelling = spelling };
    }

    private static bool HasNoArguments(AttributeSyntax attribute) => attribute.Arguments.Count == 0;

    private static string? TextOf(AttributeSyntax attribute) =>
        attribute.Arguments.Count == 1 && attribute.Arguments[0] is StringLiteralSyntax { Value.Length: > 0 } text ? text.Value : null;

    private static string? WordOf(AttributeSyntax attribute) =>
        attribute.Arguments.Count == 1 && attribute.Arguments[0] is NameExpressionSyntax name ? name.Name.Text : null;

    private static int? SinceOf(AttributeSyntax attribute) =>
        attribute.Arguments.Count == 1
        && attribute.Arguments[0] is IntegerLiteralSyntax { Unit: null } literal
        && Numbers.Parse(literal.Digits, -1) is >= 0 and <= ushort.MaxValue and var since
            ? (int)since
            : null;
}
