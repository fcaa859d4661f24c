using TelOS.Idl.Binding.Symbols;
using TelOS.Idl.Diagnostics;
using TelOS.Idl.Model;
using TelOS.Idl.Syntax;

namespace TelOS.Idl.Binding;

/// <summary>Refuses what two files of one compilation both declare: their generated code would meet.</summary>
internal static class DeclarationIndex
{
    public static void Check(IReadOnlyList<SourceFile> files)
    {
        Dictionary<(string Namespace, string Name), Symbol> declarations = [];
        Dictionary<string, Symbol> services = new(StringComparer.Ordinal);
        foreach (SourceFile file in files)
        {
            foreach (Symbol symbol in file.Symbols.Values)
            {
                if (declarations.TryGetValue((file.Namespace, symbol.Name), out Symbol? other))
                {
                    file.Sink.Report(
                        NameDiagnostics.DeclaredElsewhere,
                        symbol.Syntax.Name.Span,
                        file.Namespace + "." + symbol.Name,
                        other.File.Tree.Source.Path);
                    continue;
                }
                declarations.Add((file.Namespace, symbol.Name), symbol);
                CheckService(symbol, services);
            }
        }
    }

    private static void CheckService(Symbol symbol, Dictionary<string, Symbol> services)
    {
        if (symbol is not { Kind: NamedTypeKind.Session, IsGenode: false, Syntax: InterfaceDeclarationSyntax { Service: { } service } })
        {
            return;
        }
        if (services.TryGetValue(service.Value, out Symbol? other))
        {
            symbol.File.Sink.Report(SessionDiagnostics.SameService, service.Span, service.Value, other.File.Namespace + "." + other.Name);
        }
        else
        {
            services.Add(service.Value, symbol);
        }
    }
}
