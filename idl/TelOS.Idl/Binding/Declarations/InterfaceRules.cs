using TelOS.Idl.Binding.Symbols;
using TelOS.Idl.Diagnostics;
using TelOS.Idl.Model;
using TelOS.Idl.Naming;
using TelOS.Idl.Syntax;

namespace TelOS.Idl.Binding.Declarations;

/// <summary>What holds for the members of an interface together.</summary>
internal static class InterfaceRules
{
    public static void Check(Symbol symbol, InterfaceDeclarationSyntax syntax, List<NamedFunction> functions, SessionDeclaration? session)
    {
        DiagnosticSink sink = symbol.File.Sink;
        foreach (OrdinalMemberSyntax member in syntax.Members)
        {
            if (member is SignalSyntax { Reads: { IsMissing: false } target } signal && ProblemWith(target.Text, syntax, symbol) is { } problem)
            {
                sink.Report(SessionDiagnostics.SignalTarget, target.Span, signal.Name.Text, target.Text, problem);
            }
        }
        CheckAsynchronousNames(functions, sink);
        CheckBulk(symbol, syntax, functions, session);
        if (session is not null && !symbol.IsGenode && syntax.Version is not null)
        {
            CheckSince(symbol, functions, session);
        }
    }

    private static string? ProblemWith(string target, InterfaceDeclarationSyntax syntax, Symbol symbol)
    {
        foreach (OrdinalMemberSyntax member in syntax.Members)
        {
            switch (member)
            {
                case MethodSyntax method when method.Name.Text == target:
                    return method.Parameters.Count == 0 ? null : "takes parameters";
                case SignalSyntax signal when signal.Name.Text == target:
                    return "is a signal";
            }
        }
        // A method of a base may be meant; a base that is wrong hides what it has.
        return syntax.Base is null ? "is no method of this interface" : InheritedTarget.ProblemWith(target, syntax.Base, symbol.File);
    }

    // C# has `Begin` and `BeginAsync` for a method `begin`.
    private static void CheckAsynchronousNames(List<NamedFunction> functions, DiagnosticSink sink)
    {
        const string Suffix = "Async";
        foreach (NamedFunction function in functions)
        {
            string spelled = CSharpName(function.Function);
            if (!spelled.EndsWith(Suffix, StringComparison.Ordinal))
            {
                continue;
            }
            int other = functions.FindIndex(f => CSharpName(f.Function) + Suffix == spelled);
            if (other >= 0)
            {
                sink.Report(
                    NameDiagnostics.AsynchronousName, function.Name.Span, function.Name.Text, spelled, functions[other].Name.Text);
            }
        }
    }

    private static string CSharpName(Function function) => function.Spelling.CSharp ?? TargetNames.ToCSharp(function.Name);

    private static void CheckBulk(Symbol symbol, InterfaceDeclarationSyntax syntax, List<NamedFunction> functions, SessionDeclaration? session)
    {
        DiagnosticSink sink = symbol.File.Sink;
        bool isUsed = false;
        foreach (NamedFunction method in functions.Where(f => UsesBulk(f.Function)))
        {
            isUsed = true;
            if (session is null || symbol.IsGenode)
            {
                sink.Report(
                    SessionDiagnostics.BulkOutsideSession,
                    method.Name.Span,
                    method.Name.Text,
                    session is null ? "a method of an interface" : "described as Genode has it");
            }
            else if (session.Bulk is null && !syntax.Sections.Any(s => s.Keyword.Text == "bulk"))
            {
                sink.Report(SessionDiagnostics.BulkSectionMissing, method.Name.Span, method.Name.Text, symbol.Name);
            }
        }
        SessionSectionSyntax? section = syntax.Sections.FirstOrDefault(s => s.Keyword.Text == "bulk");
        if (session?.Bulk is not null && section is not null && !isUsed)
        {
            sink.Report(DocumentationDiagnostics.BulkUnused, section.Keyword.Span, symbol.Name);
        }
    }

    private static bool UsesBulk(Function function) =>
        function.Result?.Unaliased is BulkType || function.Parameters.Any(p => p.Type.Unaliased is BulkType);

    private static void CheckSince(Symbol symbol, List<NamedFunction> functions, SessionDeclaration session)
    {
        foreach (NamedFunction function in functions.Where(f => f.Function.Availability.Since > session.Minor))
        {
            symbol.File.Sink.Report(
                SessionDiagnostics.SinceTooHigh,
                function.Name.Span,
                function.Name.Text,
                Numbers.Text(function.Function.Availability.Since),
                symbol.Name,
                Numbers.Text(session.Major) + "." + Numbers.Text(session.Minor));
        }
    }
}
