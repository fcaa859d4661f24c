using TelOS.Idl.Model;

namespace TelOS.Idl.Contracts.Tests;

/// <summary>Finds what a contract leaves unsaid. Genode's members may speak for themselves (<c>readable</c>); its declarations and methods,
/// and everything of new contracts, may not.</summary>
internal static class UndocumentedParts
{
    /// <summary>The paths of the parts without documentation.</summary>
    public static IEnumerable<string> Of(Contract contract)
    {
        if (contract.Documentation is null)
        {
            yield return "(namespace)";
        }
        foreach (Declaration declaration in contract.Declarations)
        {
            IEnumerable<(string Name, Documentation? Documentation)> parts = declaration is InterfaceDeclaration
                ? Parts(declaration)
                : Parts(declaration).Where(_ => !contract.IsGenode);
            foreach ((string name, Documentation? documentation) in parts.Prepend((string.Empty, declaration.Documentation)))
            {
                if (documentation is null)
                {
                    yield return $"{declaration.Name}.{name}".TrimEnd('.');
                }
            }
            foreach (string path in UnexplainedParameters(declaration))
            {
                yield return path;
            }
        }
    }

    private static IEnumerable<(string Name, Documentation? Documentation)> Parts(Declaration declaration) => declaration switch
    {
        StructDeclaration structure => structure.Fields.Select(f => (f.Name, f.Documentation)),
        DataspaceDeclaration dataspace => dataspace.Members.Select(f => (f.Name, f.Documentation)),
        EnumDeclaration enumeration => enumeration.Members.Select(m => (m.Name, m.Documentation)),
        FlagsDeclaration flags => flags.Members.Select(m => (m.Name, m.Documentation)),
        UnionDeclaration union => union.Arms.Select(a => (a.Name, a.Documentation)),
        RecordDeclaration record => record.Fields.Select(f => (f.Name, f.Documentation)),
        InterfaceDeclaration type => type.Functions.Select(f => (f.Name, f.Documentation))
            .Concat((type.Session?.Arguments ?? default).Select(a => (a.Name, a.Documentation))),
        _ => [],
    };

    private static IEnumerable<string> UnexplainedParameters(Declaration declaration) =>
        from function in (declaration as InterfaceDeclaration)?.Functions ?? default
        where function.Signal is null && function.Documentation is not null
        from parameter in function.Parameters
        where !function.Documentation!.Parameters.Any(p => p.Name == parameter.Name)
        select $"{declaration.Name}.{function.Name}({parameter.Name})";
}
