using TelOS.Idl.Binding.Symbols;
using TelOS.Idl.Diagnostics;
using TelOS.Idl.Model;
using TelOS.Idl.Naming;

namespace TelOS.Idl.Binding.Names;

/// <summary>Refuses declarations whose C# or C++ types would have one name: <c>session Hello</c> has a <c>HelloClient</c>, which a struct of that
/// name would meet. Files that share a C# namespace are compiled together, so that they are looked at together; the C++ of each file stands alone.</summary>
internal static class GeneratedTypes
{
    public static void Check(IReadOnlyList<SourceFile> files)
    {
        Dictionary<(string Namespace, string Type), Symbol> types = [];
        HashSet<Symbol> reported = [];
        foreach (SourceFile file in files.Where(f => f.Namespace.Length > 0))
        {
            string space = file.Attributes.Spelling.CSharp ?? TargetNames.ToCSharpNamespace(file.Namespace);
            // What meets the constants is told so itself: it can have another name more easily than the file.
            if (file.Symbols.Values.FirstOrDefault(IsConstant) is { } constant)
            {
                Add(types, reported, space, constant, [CSharpTypeNames.OfConstants(file.FileName)]);
            }
            foreach (Symbol symbol in file.Symbols.Values)
            {
                Add(types, reported, space, symbol, symbol.Model is { } model ? CSharpTypeNames.Of(model) : []);
            }
        }
        foreach (SourceFile file in files.Where(f => !f.IsGenode))
        {
            CheckCpp(file, reported);
        }
    }

    // The C++ of a file is a folder of headers. What Genode has already is spelled as it is there, and nothing is made of it.
    private static void CheckCpp(SourceFile file, HashSet<Symbol> reported)
    {
        List<Symbol> symbols = [.. file.Symbols.Values.Where(s => s.Model is not null && !s.IsGenode)];
        int sessions = symbols.Count(s => s.Model is InterfaceDeclaration { Session: not null });
        Dictionary<string, Symbol> types = new(StringComparer.Ordinal);
        // What meets the classes of an interface is told so itself: the names of those follow from one name.
        foreach (Symbol symbol in symbols.OrderBy(s => s.Model is InterfaceDeclaration ? 0 : 1))
        {
            foreach (string name in CppTypeNames.Of(symbol.Model!, sessions))
            {
                if (!types.TryGetValue(name, out Symbol? other))
                {
                    types.Add(name, symbol);
                }
                else if (other != symbol && CppOf(symbol) != CppOf(other) && reported.Add(symbol))
                {
                    file.Sink.Report(
                        NameDiagnostics.GeneratedTwiceInCpp, symbol.Syntax.Name.Span, Describe(symbol, file), Describe(other, file), name, symbol.Name);
                }
            }
        }
    }

    // Two declarations that are spelled alike were refused where they are declared, or are meant to be the same.
    private static string CppOf(Symbol symbol) => symbol.Model!.Spelling.Cpp ?? TargetNames.ToCppType(symbol.Name);

    private static void Add(
        Dictionary<(string Namespace, string Type), Symbol> types, HashSet<Symbol> reported, string space, Symbol symbol, IReadOnlyList<string> names)
    {
        foreach (string name in names)
        {
            if (!types.TryGetValue((space, name), out Symbol? other))
            {
                types.Add((space, name), symbol);
            }
            else if (!IsKnown(symbol, other) && reported.Add(symbol))
            {
                symbol.File.Sink.Report(
                    NameDiagnostics.GeneratedTwice,
                    symbol.Syntax.Name.Span,
                    Describe(symbol, symbol.File),
                    Describe(other, symbol.File),
                    name,
                    RemedyFor(symbol, other));
            }
        }
    }

    private static bool IsConstant(Symbol symbol) => symbol.Model is ConstantDeclaration;

    // Names that are equal themselves, or that one file spells equally, are refused where they are declared.
    private static bool IsKnown(Symbol symbol, Symbol other) =>
        !IsConstant(symbol) && !IsConstant(other)
        && ((symbol.File.Namespace == other.File.Namespace && symbol.Name == other.Name)
            || (symbol.File == other.File && CSharpTypeNames.Declared(symbol.Model!) == CSharpTypeNames.Declared(other.Model!)));

    private static string Describe(Symbol symbol, SourceFile from)
    {
        if (IsConstant(symbol))
        {
            return $"the constants of '{(symbol.File == from ? from.FileName : symbol.File.Tree.Source.Path)}'";
        }
        string kind = symbol.Description.Substring(symbol.Description.IndexOf(' ') + 1);
        return $"the {kind} '{symbol.Name}'" + (symbol.File == from ? string.Empty : $" of '{symbol.File.Tree.Source.Path}'");
    }

    // The class of the constants is called after the file, and no attribute says otherwise.
    private static string RemedyFor(Symbol symbol, Symbol other) => (IsConstant(symbol), IsConstant(other)) switch
    {
        (true, true) => "Give one of the two files another name.",
        (true, false) => $"Give this file another name, or say what C# calls '{other.Name}' with '[cs(\"...\")]'.",
        _ => $"Choose another name for '{symbol.Name}', or say what C# calls it with '[cs(\"...\")]'.",
    };
}
