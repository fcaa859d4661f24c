using Antlr4.Runtime;
using TelOS.Idl.Diagnostics;
using TelOS.Idl.Grammar;
using TelOS.Idl.Text;

namespace TelOS.Idl.Syntax;

/// <summary>Makes interfaces and sessions.</summary>
internal sealed class InterfaceBuilder(
    SyntaxErrors errors,
    DocCommentReader documentation,
    ExpressionBuilder expressions,
    TypeBuilder types,
    DeclarationBuilder declarations)
{
    private const string ClauseOrder = "service, version, extends";
    private const string BodyOrder = "quota, args and bulk, then methods and signals";

    internal InterfaceDeclarationSyntax Build(
        TidlParser.ObjectContext context, DocCommentSyntax? comment, IReadOnlyList<AttributeSyntax> attributes)
    {
        bool isSession = context.SESSION() is not null;
        TidlParser.ClauseContext[] clauses = context.clause();
        CheckClauses(clauses, isSession);
        TidlParser.ClauseContext? service = Array.Find(clauses, clause => NameBuilder.Symbol(clause.STRING()) is not null);
        TidlParser.ClauseContext? version = Array.Find(clauses, clause => clause.version() is not null);
        TidlParser.ClauseContext? @base = Array.Find(clauses, clause => clause.EXTENDS() is not null);

        List<SessionSectionSyntax> sections = [];
        List<OrdinalMemberSyntax> members = [];
        foreach (TidlParser.ObjectItemContext item in context.objectItem())
        {
            if (item.section() is { } section)
            {
                sections.Add(BuildSection(section));
                CheckSection(section.Start, sections, isSession, hasMembers: members.Count > 0);
            }
            else if (item.member() is { } member && BuildMember(item, member) is { } built)
            {
                members.Add(built);
            }
        }

        return new InterfaceDeclarationSyntax(
            Spans.Of(context),
            comment,
            attributes,
            NameBuilder.Build(context.name(), context),
            isSession,
            service is null ? null : expressions.BuildText(service.STRING().Symbol),
            version is null ? null : BuildVersion(version.version()),
            @base is null ? null : NameBuilder.Build(@base.qualifiedName(), @base),
            sections,
            members);
    }

    private void CheckClauses(TidlParser.ClauseContext[] clauses, bool isSession)
    {
        int reached = -1;
        for (int i = 0; i < clauses.Length; i++)
        {
            IToken keyword = clauses[i].Start;
            if (!isSession && keyword.Type != TidlParser.EXTENDS)
            {
                errors.Add(SyntaxDiagnostics.OnlySessions, Spans.Of(clauses[i]), keyword.Text);
            }
            else if (clauses.Take(i).Any(earlier => earlier.Start.Type == keyword.Type))
            {
                errors.Add(SyntaxDiagnostics.Repeated, Spans.Of(clauses[i]), $"'{keyword.Text}'");
            }
            else if (keyword.Type < reached)
            {
                errors.Add(SyntaxDiagnostics.WrongOrder, Spans.Of(clauses[i]), $"'{keyword.Text}'", $"'{clauses[i - 1].Start.Text}'", ClauseOrder);
            }

            // The keywords are numbered in the order in which they are to be written.
            reached = Math.Max(reached, keyword.Type);
        }
    }

    private void CheckSection(IToken keyword, List<SessionSectionSyntax> sections, bool isSession, bool hasMembers)
    {
        TextSpan span = Spans.Of(keyword);
        if (!isSession)
        {
            errors.Add(SyntaxDiagnostics.OnlySessions, span, keyword.Text);
        }
        else if (sections.Take(sections.Count - 1).Any(section => section.Keyword.Text == keyword.Text))
        {
            errors.Add(SyntaxDiagnostics.Repeated, span, $"'{keyword.Text}'");
        }
        else if (hasMembers)
        {
            errors.Add(SyntaxDiagnostics.WrongOrder, span, $"'{keyword.Text}'", "a method or signal", BodyOrder);
        }
    }

    private VersionSyntax BuildVersion(TidlParser.VersionContext version)
    {
        TextSpan span = Spans.Of(version);
        string text = string.Concat(version.children?.OfType<Antlr4.Runtime.Tree.ITerminalNode>().Select(node => node.Symbol.Text) ?? []);
        string[] parts = text.Split('.');
        if (parts.Length == 2 && parts.All(part => part.Length > 0 && part.All(c => c is >= '0' and <= '9')))
        {
            return new VersionSyntax(span, parts[0], parts[1]);
        }

        errors.Add(SyntaxDiagnostics.MalformedVersion, span, text);
        return new VersionSyntax(span, "1", "0");
    }

    private SessionSectionSyntax BuildSection(TidlParser.SectionContext section)
    {
        TextSpan span = Spans.Of(section);
        Identifier keyword = NameBuilder.Build(section.Start);
        return section.ARGS() is not null
            ? new ArgumentsSectionSyntax(span, keyword, [.. section.argument().Select(BuildArgument)])
            : new SettingsSectionSyntax(span, keyword, [.. section.setting().Select(BuildSetting)]);
    }

    private SettingSyntax BuildSetting(TidlParser.SettingContext setting) =>
        new(Spans.Of(setting), NameBuilder.Build(setting.name(), setting), expressions.Build(setting.expression(), setting));

    private SessionArgumentSyntax BuildArgument(TidlParser.ArgumentContext argument)
    {
        Identifier name = NameBuilder.Build(argument.name(), argument);
        return new SessionArgumentSyntax(
            Spans.Between(argument.name()?.Start ?? argument.Start, argument.Stop),
            documentation.Before(argument.Start),
            expressions.BuildAttributes(argument.attributes()),
            name,
            types.Build(argument.type(), argument),
            argument.expression() is { } value ? expressions.Build(value, argument) : null);
    }

    private OrdinalMemberSyntax? BuildMember(TidlParser.ObjectItemContext item, TidlParser.MemberContext member)
    {
        TextSpan span = Spans.Of(member);
        if (member.reserved() is { } reserved)
        {
            OrdinalSyntax? number = declarations.BuildOrdinal(member.ordinal(), NameBuilder.Build(reserved.Start));
            return declarations.BuildReserved(reserved, item.attributes(), number, span);
        }

        DocCommentSyntax? comment = documentation.Before(item.Start);
        IReadOnlyList<AttributeSyntax> attributes = expressions.BuildAttributes(item.attributes());
        if (member.signal() is { } signal)
        {
            Identifier name = NameBuilder.Build(signal.name(0), signal);
            return new SignalSyntax(
                span,
                comment,
                attributes,
                declarations.BuildOrdinal(member.ordinal(), name),
                name,
                signal.READS() is null ? null : NameBuilder.Build(signal.name(1), signal));
        }

        return member.method() is not { } method ? null : BuildMethod(member, method, comment, attributes);
    }

    private MethodSyntax BuildMethod(
        TidlParser.MemberContext member,
        TidlParser.MethodContext method,
        DocCommentSyntax? comment,
        IReadOnlyList<AttributeSyntax> attributes)
    {
        Identifier name = NameBuilder.Build(method.name(), method);
        TidlParser.TypeContext[] results = method.result()?.type() ?? [];
        TypeSyntax? result = results.Length > 0 ? types.Build(results[0], method) : null;
        CheckTrailingComma(method.parameters());
        return new MethodSyntax(
            Spans.Of(member),
            comment,
            attributes,
            declarations.BuildOrdinal(member.ordinal(), name),
            name,
            [.. (method.parameters()?.parameter() ?? []).Select(BuildParameter)],
            result is NameTypeSyntax { Name.Text: "void" } ? null : result,
            results.Length > 1 ? types.Build(results[1], method) : null,
            [.. (method.throwsClause()?.qualifiedName() ?? []).Select(exception => NameBuilder.Build(exception, method))]);
    }

    private void CheckTrailingComma(TidlParser.ParametersContext? parameters)
    {
        if (parameters?.exception is null && parameters?.COMMA() is { Length: > 0 } commas && commas.Length >= parameters.parameter().Length)
        {
            errors.Add(SyntaxDiagnostics.TrailingComma, Spans.Of(commas[commas.Length - 1].Symbol));
        }
    }

    private ParameterSyntax BuildParameter(TidlParser.ParameterContext parameter) =>
        new(
            Spans.Between(parameter.INOUT()?.Symbol ?? parameter.name()?.Start ?? parameter.Start, parameter.Stop),
            expressions.BuildAttributes(parameter.attributes()),
            parameter.INOUT() is not null,
            NameBuilder.Build(parameter.name(), parameter),
            types.Build(parameter.type(), parameter));
}
