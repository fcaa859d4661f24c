using TelOS.Idl.Binding.Symbols;
using TelOS.Idl.Diagnostics;

namespace TelOS.Idl.Binding;

/// <summary>Reports every import that is part of a circle. Tarjan's strongly connected components, without recursion: a chain of
/// imports can be as long as there are files.</summary>
internal sealed class CircleFinder
{
    private readonly Dictionary<SourceFile, Node> _nodes = [];
    private readonly Stack<Node> _open = new();
    private int _next;
    private int _component;

    public static void Report(IReadOnlyList<SourceFile> files)
    {
        CircleFinder finder = new();
        foreach (SourceFile file in files)
        {
            finder.Visit(file);
        }
        foreach (SourceFile file in files)
        {
            foreach (FileImport import in file.Imports)
            {
                if (finder._nodes[file].Component == finder._nodes[import.Target].Component)
                {
                    file.Sink.Report(NameDiagnostics.ImportCycle, import.Syntax.PathSpan, import.Syntax.Path);
                }
            }
        }
    }

    private void Visit(SourceFile root)
    {
        if (_nodes.ContainsKey(root))
        {
            return;
        }
        Stack<Node> path = new();
        path.Push(Open(root));
        while (path.Count > 0)
        {
            Node node = path.Peek();
            if (node.NextImport < node.File.Imports.Count)
            {
                SourceFile target = node.File.Imports[node.NextImport++].Target;
                if (!_nodes.TryGetValue(target, out Node? other))
                {
                    path.Push(Open(target));
                }
                else if (other.Component < 0)
                {
                    node.Low = Math.Min(node.Low, other.Index);
                }
                continue;
            }
            _ = path.Pop();
            if (path.Count > 0)
            {
                path.Peek().Low = Math.Min(path.Peek().Low, node.Low);
            }
            if (node.Low == node.Index)
            {
                Close(node);
            }
        }
    }

    private Node Open(SourceFile file)
    {
        Node node = new(file, _next++);
        _nodes.Add(file, node);
        _open.Push(node);
        return node;
    }

    private void Close(Node root)
    {
        Node node;
        do
        {
            node = _open.Pop();
            node.Component = _component;
        }
        while (node != root);
        _component++;
    }

    private sealed class Node(SourceFile file, int index)
    {
        public SourceFile File { get; } = file;

        public int Index { get; } = index;

        public int Low { get; set; } = index;

        public int NextImport { get; set; }

        public int Component { get; set; } = -1;
    }
}
