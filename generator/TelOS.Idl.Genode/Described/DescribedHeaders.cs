using Scriban.Runtime;
using TelOS.Idl.Genode.Views;
using TelOS.Idl.Model;

namespace TelOS.Idl.Genode.Described;

/// <summary>The headers of interfaces that Genode has: what Genode's own declare of them, name for name, and clients and connections that do no more
/// than call.</summary>
internal static class DescribedHeaders
{
    /// <summary>Renders the headers of a contract.</summary>
    /// <param name="context">The contract.</param>
    /// <param name="render">Renders a template as the header of the given path, with values of its own.</param>
    public static void Emit(ViewContext context, Action<string, string, (string Name, object? Value)[]> render)
    {
        foreach (DescribedHeader header in DescribedHeader.All(context))
        {
            DescribedTree tree = new(header, context);
            DescribedView view = new(tree);
            IReadOnlyList<ScriptObject> called = view.Called();
            ScriptObject contract = Contract(header, tree, called);
            contract["nodes"] = view.Types();
            contract["declared"] = view.Interfaces();
            render("genode_session.h.scriban", header.Path, [("contract", contract)]);
            if (called.Count == 0)
            {
                continue;
            }

            render("capability.h.scriban", header.Beside("capability"), [("contract", contract)]);
            render("client.h.scriban", header.Beside("client"), [("contract", contract)]);
            ScriptObject[] connections = [.. called.Where(face => face.Is("has_connection"))];
            if (connections.Length > 0)
            {
                render("genode_connection.h.scriban", header.Beside("connection"), [("contract", contract), ("connections", new ScriptArray(connections))]);
            }
        }
    }

    private static ScriptObject Contract(DescribedHeader header, DescribedTree tree, IReadOnlyList<ScriptObject> called)
    {
        Contract contract = tree.Context.Contract;
        SortedSet<string> includes = new(Includes.Of(tree.Context, header.Declarations.Where(DescribedTree.IsDeclarable), header.Path), StringComparer.Ordinal);
        includes.UnionWith(tree.Includes);
        return new ScriptObject
        {
            ["source"] = contract.FileName,
            ["namespace"] = tree.Context.Names.Namespace,
            ["header"] = header.Path,
            ["capability_header"] = header.Beside("capability"),
            ["client_header"] = header.Beside("client"),
            ["title"] = Title(header, tree),
            ["doc"] = tree.Context.Docs.Of(contract.Documentation),
            ["includes"] = new ScriptArray(includes),
            ["interfaces"] = new ScriptArray(called),
            ["forward"] = new ScriptArray(tree.Root.Children.Where(node => node.IsInterface && !node.IsOutOfLine).Select(node => node.Name)
                .Concat(called.Select(face => face.Text("client")))),
        };
    }

    private static string Title(DescribedHeader header, DescribedTree tree)
    {
        string stem = header.Path.Substring(header.Path.LastIndexOf('/') + 1);
        stem = stem.EndsWith(".h", StringComparison.Ordinal) ? stem.Substring(0, stem.Length - ".h".Length) : stem;
        string name = tree.Root.Children.Exists(node => node is { Name: "Session", IsInterface: true }) ? tree.Context.Names.Namespace + "_session" : char.ToUpperInvariant(stem[0]) + stem.Substring(1);
        return name.Replace("::", " ").Replace('_', ' ');
    }
}
