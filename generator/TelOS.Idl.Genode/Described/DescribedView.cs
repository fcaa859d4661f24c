using Scriban.Runtime;
using TelOS.Idl.Genode.Naming;
using TelOS.Idl.Genode.Views;
using TelOS.Idl.Model;
using TelOS.Idl.Naming;

namespace TelOS.Idl.Genode.Described;

/// <summary>A header of Genode's as templates see it. <c>Templates/README.md</c> lists the members.</summary>
/// <param name="tree">What it declares.</param>
internal sealed class DescribedView(DescribedTree tree)
{
    /// <summary>The types in the namespace, in order; interfaces are not among them.</summary>
    public ScriptArray Types() => Nodes(tree.Root, node => !node.IsInterface, 1);

    /// <summary>The interfaces, in order.</summary>
    public ScriptArray Interfaces() => [.. tree.Root.Children.Where(node => node.IsInterface).Select(node => Interface(node, 0, $"{tree.Context.Names.Namespace}::{node.Name}"))];

    /// <summary>All interfaces with opcodes of their own, those inside others included: what clients are made for.</summary>
    public IReadOnlyList<ScriptObject> Called() =>
        [.. tree.Root.All().Where(node => node.Declaration is InterfaceDeclaration { Functions.Count: > 0 } or InterfaceDeclaration { Base: not null, ReservedOpcodes.Count: > 0 }).Select(node => Client(node, (InterfaceDeclaration)node.Declaration!))];

    private ScriptObject Client(DescribedNode node, InterfaceDeclaration face)
    {
        ViewContext context = tree.In(node.Path);
        ScriptObject view = Described(face, context);
        string name = DescribedName.Of(node.Path).Name;
        view["name"] = node.Path;
        view["capability"] = CppTypeNames.CapabilityOf(name);
        view["client"] = CppTypeNames.ClientOf(name);
        view["connection"] = CppTypeNames.ConnectionOf(name);
        view["indent"] = new string(' ', $"Genode::Connection<{node.Path}>(".Length);
        view["needs_attr"] = face.Session?.Arguments.Any(argument => argument.Default is null) is true;
        view["has_connection"] = face.Session is { Service: not null, CapQuota: not null };
        return view;
    }

    private ScriptObject Interface(DescribedNode node, int depth, string declared)
    {
        ScriptObject view = Described((InterfaceDeclaration)node.Declaration!, tree.In(node.Path));
        if (tree.Context.Names.Namespace == "Genode" && view["base"] is "Genode::Session")
        {
            view["base"] = "Session";
        }

        Place(view, declared, depth);
        view["kind"] = "interface";
        view["client"] = CppTypeNames.ClientOf(DescribedName.Of(node.Path).Name);
        view["nodes"] = Nodes(node, _ => true, depth + 1);
        return view;
    }

    // Genode's interfaces declare what servers implement; functions with an underscore are called by clients alone.
    private static ScriptObject Described(InterfaceDeclaration face, ViewContext context)
    {
        ScriptObject view = InterfaceView.Of(face, context);
        foreach (ScriptObject function in ((ScriptArray)view["functions"]!).Concat((ScriptArray)view["callable"]!).OfType<ScriptObject>())
        {
            function["is_virtual"] = !function.Text("name").StartsWith("_", StringComparison.Ordinal);
        }

        return view;
    }

    private ScriptArray Nodes(DescribedNode parent, Func<DescribedNode, bool> filter, int depth)
    {
        ScriptArray views = [];
        foreach (string name in parent.Opaque)
        {
            views.Add(Place(new ScriptObject { ["kind"] = "opaque" }, name, depth));
        }

        ViewContext context = tree.In(parent.Path);
        AddAliases(isStream: false);
        foreach (DescribedNode node in parent.Children.Where(filter).OrderBy(child => child.IsInterface))
        {
            views.Add(Node(node, depth));
        }

        AddAliases(isStream: true);
        return views;

        void AddAliases(bool isStream)
        {
            foreach (DescribedAlias alias in parent.Aliases.Where(a => a.IsStream == isStream))
            {
                string target = context.Names.Local(alias.Target);
                // A template is not found behind a name of its own.
                bool isHidden = target.StartsWith(alias.Name + "<", StringComparison.Ordinal);
                ScriptObject view = new() { ["kind"] = "alias", ["doc"] = string.Empty, ["target"] = isHidden ? alias.Target : target };
                views.Add(Place(view, alias.Name, depth));
            }
        }
    }

    private ScriptObject Node(DescribedNode node, int depth) => node.Declaration switch
    {
        // What is a member of another interface and has no functions is declared there, and defined elsewhere.
        InterfaceDeclaration { Functions.Count: 0 } when !node.IsOutOfLine => Place(new ScriptObject { ["kind"] = "opaque" }, node.Name, depth),
        InterfaceDeclaration => Interface(node, depth, node.Name),
        null => Place(new ScriptObject { ["kind"] = "scope", ["nodes"] = Nodes(node, _ => true, depth + 1) }, node.Name, depth),
        { } declaration => Type(node, declaration, depth),
    };

    private ScriptObject Type(DescribedNode node, Declaration declaration, int depth)
    {
        ViewContext context = tree.In(declaration is StructDeclaration or DataspaceDeclaration ? node.Path : DescribedName.Of(node.Path).Scope);
        ScriptObject view = DeclarationView.Of(declaration, context) ?? throw new InvalidOperationException($"{declaration.Name} has no place in a header.");
        view["nodes"] = Nodes(node, _ => true, depth + 1);
        if (declaration is StructDeclaration type)
        {
            AddStruct(view, type);
        }

        if (declaration is EnumDeclaration { Underlying: var underlying })
        {
            // What the compiler takes when nobody says.
            view["is_class"] = underlying != ScalarKind.U32;
            view["is_plain"] = underlying is ScalarKind.U32 or ScalarKind.I32;
        }

        return Place(view, node.Name, depth);
    }

    private void AddStruct(ScriptObject view, StructDeclaration type)
    {
        string parent = BaseOf(type) is { } descriptor ? AbsoluteNames.OfNamed(descriptor).Substring("::".Length) : string.Empty;
        view["base"] = parent;
        view["base_name"] = DescribedName.Of(parent).Name;
        view["members"] = new ScriptArray(((ScriptArray)view["members"]!).Cast<ScriptObject>()
            .Where(member => parent.Length == 0 || member["offset"] is not 0)
            .Where(member => type.Packing != Packing.Natural || !member.Is("is_reserved")));
    }

    // What a packet stream carries is derived from its plainest descriptor, which the contract has as the first field.
    private NamedType? BaseOf(StructDeclaration type) =>
        type.Fields.Count > 0 && type.Fields[0].Type is NamedType { Kind: NamedTypeKind.Struct } first && IsDescriptor(type) ? first : null;

    private bool IsDescriptor(StructDeclaration type) => tree.Context.Contract.Declarations.OfType<DataspaceDeclaration>()
        .SelectMany(dataspace => dataspace.Members)
        .Select(member => member.Type.Unaliased is PacketsType packets ? packets.Descriptor.Unaliased as NamedType : null)
        .Any(descriptor => descriptor?.Namespace == tree.Context.Contract.Namespace && descriptor.Name == type.Name);

    private static ScriptObject Place(ScriptObject view, string name, int depth)
    {
        view["name"] = name;
        view["depth"] = depth;
        view["tabs"] = new string('\t', depth);
        return view;
    }
}
