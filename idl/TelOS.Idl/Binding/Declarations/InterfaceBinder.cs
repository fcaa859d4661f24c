using TelOS.Idl.Binding.Names;
using TelOS.Idl.Binding.Symbols;
using TelOS.Idl.Diagnostics;
using TelOS.Idl.Model;
using TelOS.Idl.Syntax;

namespace TelOS.Idl.Binding.Declarations;

/// <summary>Binds interfaces and sessions.</summary>
/// <param name="context">The compilation.</param>
internal sealed class InterfaceBinder(BindingContext context)
{
    private const int CompilerOpcodes = 2;

    private readonly MethodBinder _methods = new(context);
    private readonly SessionBinder _sessions = new(context);

    public InterfaceDeclaration Bind(Symbol symbol, InterfaceDeclarationSyntax syntax)
    {
        Symbol? extended = syntax.Base is null ? null : BindBase(symbol, syntax, syntax.Base);
        InterfaceDeclaration? basis = extended?.Model as InterfaceDeclaration;
        bool hasContract = syntax.IsSession && !symbol.IsGenode;
        int? first = syntax.Base is null ? (hasContract ? CompilerOpcodes : 0) : extended?.NextOpcode;
        string owner = extended is not null ? $"the base '{extended.Name}'" : "the functions that every session has";
        // Behind a base that is wrong nobody knows which opcodes are free.
        if (first is { } free)
        {
            OpcodeTable.Check(syntax.Members, free, owner, symbol.File.Sink);
        }

        List<NamedFunction> functions = BindMembers(symbol, syntax, basis, hasContract);
        List<ReservedOpcode> reserved =
        [
            .. syntax.Members.OfType<ReservedSyntax>().Where(r => r.Ordinal is not null)
                .Select(r => new ReservedOpcode((int)Math.Min(Numbers.Parse(r.Ordinal!.Digits, int.MaxValue), int.MaxValue), r.FormerName))
                .OrderBy(r => r.Opcode),
        ];
        symbol.NextOpcode = first + syntax.Members.Count;
        SessionDeclaration? session = syntax.IsSession ? _sessions.Bind(symbol, syntax) : null;
        InterfaceRules.Check(symbol, syntax, functions, session);
        return new InterfaceDeclaration(
            symbol.Name,
            symbol.Attributes.Spelling,
            DeclarationBinder.Document(symbol),
            symbol.Attributes.Availability,
            symbol.IsGenode,
            extended is null ? null : context.Types.ReferenceTo(extended, syntax.Name.Span, symbol.File),
            session,
            ValueArray.From(functions.Select(f => f.Function).OrderBy(f => f.Opcode)),
            Inherit(extended, basis, syntax, symbol),
            ValueArray.From(reserved));
    }

    private ValueArray<InheritedFunction> Inherit(
        Symbol? extended, InterfaceDeclaration? basis, InterfaceDeclarationSyntax syntax, Symbol symbol)
    {
        if (extended is null || basis is null)
        {
            return default;
        }
        NamedType declaredIn = context.Types.ReferenceTo(extended, syntax.Name.Span, symbol.File)!;
        return ValueArray.From(basis.InheritedFunctions.Concat(basis.Functions.Select(f => new InheritedFunction(declaredIn, f))));
    }

    private Symbol? BindBase(Symbol symbol, InterfaceDeclarationSyntax syntax, Identifier name)
    {
        DiagnosticSink sink = symbol.File.Sink;
        if (NameLookup.Find(name, symbol.File) is not { } extended)
        {
            return null;
        }
        if (extended.Kind is not (NamedTypeKind.Interface or NamedTypeKind.Session))
        {
            sink.Report(NameDiagnostics.WrongKind, name.Span, name.Text, extended.Description, "an interface");
            return null;
        }
        if (!context.TryBind(extended, name.Span, symbol.File))
        {
            sink.Report(SessionDiagnostics.BaseCycle, name.Span, symbol.Name);
            return null;
        }
        string? problem = ProblemWith(symbol, syntax, extended);
        if (problem is not null)
        {
            sink.Report(SessionDiagnostics.BadBase, name.Span, symbol.Name, extended.Name, problem);
            return null;
        }
        return extended;
    }

    private static string? ProblemWith(Symbol symbol, InterfaceDeclarationSyntax syntax, Symbol extended)
    {
        bool baseIsSession = extended.Kind == NamedTypeKind.Session;
        if (symbol.IsGenode)
        {
            return extended.IsGenode ? null : "what Genode has does not stand on it";
        }
        if (syntax.IsSession)
        {
            return baseIsSession && !extended.IsGenode ? null : "the first functions of a session belong to the compiler";
        }
        return baseIsSession ? "it is a session, and this is an interface" : null;
    }

    private List<NamedFunction> BindMembers(
        Symbol symbol, InterfaceDeclarationSyntax syntax, InterfaceDeclaration? basis, bool hasContract)
    {
        DiagnosticSink sink = symbol.File.Sink;
        NameScope names = new(NameForm.Member, sink, string.Empty);
        Dictionary<string, string> inherited = new(StringComparer.Ordinal);
        foreach (InheritedFunction function in basis?.InheritedFunctions ?? default)
        {
            inherited[function.Function.Name] = function.DeclaredIn.Name;
        }
        foreach (Function function in basis?.Functions ?? default)
        {
            inherited[function.Name] = basis!.Name;
        }
        List<NamedFunction> functions = [];
        foreach (OrdinalMemberSyntax member in syntax.Members)
        {
            (Function? function, Identifier? name) = member switch
            {
                MethodSyntax method => (_methods.Bind(symbol, method, names), method.Name),
                SignalSyntax signal => (_methods.Bind(symbol, signal, names), signal.Name),
                _ => (null, null),
            };
            if (function is null || name is null)
            {
                continue;
            }
            functions.Add(new NamedFunction(function, name));
            if (inherited.TryGetValue(function.Name, out string? other))
            {
                sink.Report(NameDiagnostics.DeclaredElsewhere, name.Span, function.Name, other);
            }
            if (hasContract && function.Name is ("contract" or "bulk"))
            {
                sink.Report(SessionDiagnostics.CompilerFunction, name.Span, function.Name);
            }
        }
        return functions;
    }
}
