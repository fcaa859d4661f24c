using TelOS.Idl.Syntax;
using TelOS.Idl.Text;

namespace TelOS.Idl.Binding;

/// <summary>Lists where the parts of a file are written, in the order of the text.</summary>
internal static class PositionCollector
{
    public static ContractPositions Collect(SyntaxTree tree)
    {
        List<KeyValuePair<string, LinePosition>> entries = [];
        if (tree.Root.Namespace is { } line)
        {
            entries.Add(new KeyValuePair<string, LinePosition>(string.Empty, tree.Source.GetPosition(line.Name.Span.Start)));
        }
        foreach (DeclarationSyntax declaration in tree.Root.Declarations)
        {
            Add(string.Empty, declaration.Name);
            foreach ((Identifier member, IReadOnlyList<ParameterSyntax> parameters) in Members(declaration))
            {
                Add(declaration.Name.Text + ".", member);
                foreach (ParameterSyntax parameter in parameters)
                {
                    Add(declaration.Name.Text + "." + member.Text + ".", parameter.Name);
                }
            }
        }
        return new ContractPositions(entries);

        void Add(string prefix, Identifier name)
        {
            if (!name.IsMissing)
            {
                entries.Add(new KeyValuePair<string, LinePosition>(prefix + name.Text, tree.Source.GetPosition(name.Span.Start)));
            }
        }
    }

    private static IEnumerable<(Identifier Name, IReadOnlyList<ParameterSyntax> Parameters)> Members(DeclarationSyntax declaration) =>
        declaration switch
        {
            StructDeclarationSyntax syntax => syntax.Members.OfType<FieldSyntax>().Select(f => Plain(f.Name)),
            DataspaceDeclarationSyntax syntax => syntax.Members.OfType<FieldSyntax>().Select(f => Plain(f.Name)),
            EnumDeclarationSyntax syntax => syntax.Members.Select(m => Plain(m.Name)),
            UnionDeclarationSyntax syntax => syntax.Members.OfType<OrdinalFieldSyntax>().Select(f => Plain(f.Name)),
            RecordDeclarationSyntax syntax => syntax.Members.OfType<OrdinalFieldSyntax>().Select(f => Plain(f.Name)),
            InterfaceDeclarationSyntax syntax => syntax.Sections.OfType<ArgumentsSectionSyntax>()
                .SelectMany(s => s.Arguments)
                .Select(a => Plain(a.Name))
                .Concat(syntax.Members.SelectMany(Functions)),
            _ => [],
        };

    private static IEnumerable<(Identifier Name, IReadOnlyList<ParameterSyntax> Parameters)> Functions(OrdinalMemberSyntax member) =>
        member switch
        {
            MethodSyntax method => [(method.Name, method.Parameters)],
            SignalSyntax signal => [Plain(signal.Name)],
            _ => [],
        };

    private static (Identifier Name, IReadOnlyList<ParameterSyntax> Parameters) Plain(Identifier name) => (name, []);
}
