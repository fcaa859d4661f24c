using TelOS.Idl.Model;

namespace TelOS.Idl.Genode.Described;

/// <summary>A type of a header with the types inside it, or the namespace itself.</summary>
/// <param name="name">The name as it is declared: <c>Session</c>, or <c>Cpu_session::Native_cpu</c> where another header declares what is around it.</param>
/// <param name="path">The name from the namespace on; empty for the namespace.</param>
internal sealed class DescribedNode(string name, string path)
{
    /// <summary>The name as it is declared.</summary>
    public string Name { get; } = name;

    /// <summary>The name from the namespace on.</summary>
    public string Path { get; } = path;

    /// <summary>What the contract says of it, or null where it is only the place of others.</summary>
    public Declaration? Declaration { get; set; }

    /// <summary>Whether another header declares what is around it.</summary>
    public bool IsOutOfLine => Name.Contains("::");

    /// <summary>Whether it comes out as an RPC interface.</summary>
    public bool IsInterface => Declaration is InterfaceDeclaration;

    /// <summary>The types inside it, each behind those it needs.</summary>
    public List<DescribedNode> Children { get; } = [];

    /// <summary>The names that stand for types which nobody describes.</summary>
    public SortedSet<string> Opaque { get; } = new(StringComparer.Ordinal);

    /// <summary>The short names inside it.</summary>
    public List<DescribedAlias> Aliases { get; } = [];

    /// <summary>All nodes below this one, this one included.</summary>
    public IEnumerable<DescribedNode> All() => Children.SelectMany(child => child.All()).Prepend(this);

    /// <summary>The node of a name, made where there is none yet.</summary>
    /// <param name="path">The name from here on, with the first two parts as one where another header declares the first.</param>
    public DescribedNode At(IEnumerable<string> path)
    {
        DescribedNode node = this;
        foreach (string part in path)
        {
            DescribedNode? next = node.Children.Find(child => child.Name == part);
            if (next is null)
            {
                next = new DescribedNode(part, node.Path.Length == 0 ? part : node.Path + "::" + part);
                node.Children.Add(next);
            }

            node = next;
        }

        return node;
    }
}
