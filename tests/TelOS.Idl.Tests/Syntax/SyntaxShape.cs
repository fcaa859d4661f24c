using System.Collections;
using System.Reflection;
using System.Text;
using TelOS.Idl.Syntax;
using TelOS.Idl.Text;

namespace TelOS.Idl.Tests.Syntax;

/// <summary>A tree as text without its positions, so that trees of differently laid-out texts can be compared.</summary>
internal static class SyntaxShape
{
    internal static string Of(SyntaxNode node)
    {
        StringBuilder text = new();
        Append(text, node, 0);
        return text.ToString();
    }

    /// <summary>The node and everything below it.</summary>
    internal static IEnumerable<SyntaxNode> All(SyntaxNode node)
    {
        yield return node;
        foreach (PropertyInfo property in node.GetType().GetProperties())
        {
            object? value = property.GetIndexParameters().Length == 0 ? property.GetValue(node) : null;
            IEnumerable<SyntaxNode> children = value is SyntaxNode child ? [child] : value is IEnumerable list ? list.OfType<SyntaxNode>() : [];
            foreach (SyntaxNode below in children.SelectMany(All))
            {
                yield return below;
            }
        }
    }

    private static void Append(StringBuilder text, object? value, int depth)
    {
        if (value is SyntaxNode node)
        {
            text.Append(node.GetType().Name).Append('\n');
            foreach (PropertyInfo property in node.GetType().GetProperties().Where(p => p.PropertyType != typeof(TextSpan)).OrderBy(p => p.Name, StringComparer.Ordinal))
            {
                text.Append(' ', depth + 1).Append(property.Name).Append(": ");
                Append(text, property.GetValue(node), depth + 1);
            }
        }
        else if (value is IEnumerable list and not string)
        {
            text.Append("list\n");
            foreach (object item in list)
            {
                text.Append(' ', depth + 1);
                Append(text, item, depth + 1);
            }
        }
        else
        {
            text.Append(value ?? "null").Append('\n');
        }
    }
}
