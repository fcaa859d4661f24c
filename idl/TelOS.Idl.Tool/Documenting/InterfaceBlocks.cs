using TelOS.Idl.Model;
using TelOS.Idl.Tool.Documenting.Blocks;

namespace TelOS.Idl.Tool.Documenting;

/// <summary>What a page says of a session or an interface.</summary>
/// <param name="index">Where everything is.</param>
internal sealed class InterfaceBlocks(PageIndex index)
{
    /// <summary>Characters of a session's argument string that Genode takes.</summary>
    private const int MaxArguments = 159;

    private readonly TypeSpans _types = new(index);
    private readonly FunctionBlocks _functions = new(index);

    /// <summary>The blocks of a session or an interface.</summary>
    /// <param name="declaration">The session or interface.</param>
    /// <param name="page">The page they stand on.</param>
    public IEnumerable<Block> Of(InterfaceDeclaration declaration, string page)
    {
        yield return new Heading(
            2, declaration.Name, declaration.Session is null ? "interface" : "session", declaration.Name, PageText.Badges(declaration.Availability));
        if (declaration.Documentation is { Text.Length: > 0 } documentation)
        {
            yield return new Prose(documentation.Text);
        }
        List<(string Name, IReadOnlyList<Span> Value)> facts = FactsOf(declaration);
        if (facts.Count > 0)
        {
            yield return new Facts(facts);
        }
        if (declaration.Session is { Arguments.Count: > 0 } session)
        {
            yield return new Heading(3, $"{declaration.Name}.arguments", null, "Session arguments", []);
            yield return ArgumentsOf(session);
        }
        if (declaration.Functions.Count + declaration.InheritedFunctions.Count == 0)
        {
            yield break;
        }
        yield return new Heading(3, $"{declaration.Name}.functions", null, "Functions", []);
        yield return Overview(declaration, page);
        foreach (Function function in declaration.Functions)
        {
            foreach (Block block in _functions.Of(declaration, function))
            {
                yield return block;
            }
        }
    }

    private List<(string Name, IReadOnlyList<Span> Value)> FactsOf(InterfaceDeclaration declaration)
    {
        List<(string Name, IReadOnlyList<Span> Value)> facts = [];
        if (declaration.Base is { } extended)
        {
            facts.Add(("Extends", [_types.Link(extended)]));
        }
        if (declaration.Session is not { } session)
        {
            return facts;
        }
        if (session.Service is { } service)
        {
            facts.Add(("Service", [Span.Code(service)]));
        }
        if (session.Major > 0 || session.Minor > 0)
        {
            facts.Add(("Version", [new Span($"{PageText.Number(session.Major)}.{PageText.Number(session.Minor)}")]));
        }
        if (session.RamQuota is { } ram)
        {
            facts.Add(("RAM quota", [new Span(PageText.Bytes(ram))]));
        }
        if (session.CapQuota is { } caps)
        {
            facts.Add(("Capability quota", [new Span(PageText.Number(caps))]));
        }
        if (session.Bulk is { } bulk)
        {
            facts.Add(("Bulk buffer", [new Span($"{PageText.Bytes(bulk.Size)}, grows to {PageText.Bytes(bulk.Max)}")]));
        }
        if (!declaration.IsGenode)
        {
            facts.Add(("Argument string", [new Span($"at most {PageText.Number(session.WorstArguments)} of {PageText.Number(MaxArguments)} characters, label not counted")]));
        }
        if (session.Hash.Length > 0)
        {
            facts.Add(("Contract hash", [Span.Code(session.Hash[..16]), new Span(" …", SpanStyle.Faint)]));
        }
        return facts;
    }

    private Table ArgumentsOf(SessionDeclaration session) => new(
        Column.Texts("argument", "key", "type", "default", ""),
        [
            .. session.Arguments.Select(argument => (IReadOnlyList<IReadOnlyList<Span>>)
            [
                [Span.Code(argument.Name)],
                [Span.Code(argument.Key)],
                _types.Of(argument.Type),
                argument.Default is { } value ? [Span.Code(argument.Type is StringType ? $"\"{value}\"" : value.ToString())] : [new Span("must be given", SpanStyle.Faint)],
                PageText.Cell(argument.Documentation, argument.Availability),
            ]),
        ]);

    private Table Overview(InterfaceDeclaration declaration, string page)
    {
        IEnumerable<(int Opcode, IReadOnlyList<IReadOnlyList<Span>> Row)> own = declaration.Functions.Select(function =>
            (function.Opcode, Row(function, Span.Code(function.Name, new PageTarget(page, $"{declaration.Name}.{function.Name}")))));
        IEnumerable<(int Opcode, IReadOnlyList<IReadOnlyList<Span>> Row)> inherited = declaration.InheritedFunctions.Select(entry =>
            (entry.Function.Opcode, Row(entry.Function, Span.Code(entry.Function.Name, index.Find(entry.DeclaredIn.Namespace, entry.DeclaredIn.Name) is { } target
                ? target with { Anchor = $"{entry.DeclaredIn.Name}.{entry.Function.Name}" }
                : null))));
        IEnumerable<(int Opcode, IReadOnlyList<IReadOnlyList<Span>> Row)> reserved = declaration.ReservedOpcodes.Select(entry =>
            (entry.Opcode, (IReadOnlyList<IReadOnlyList<Span>>)
            [
                PageText.Cell(entry.Opcode), [new Span(entry.Name is { } name ? $"reserved, was {name}" : "reserved", SpanStyle.Faint)], [], [], [], [],
            ]));
        return new Table(
            [new("opcode", true), new("function"), new("request", true), new("reply", true), new("caps", true), new("")],
            [.. own.Concat(inherited).Concat(reserved).OrderBy(entry => entry.Opcode).Select(entry => entry.Row)]);
    }

    private static IReadOnlyList<IReadOnlyList<Span>> Row(Function function, Span name) =>
    [
        PageText.Cell(function.Opcode),
        [name],
        PageText.Cell(function.Budget.RequestBytes),
        PageText.Cell(function.Budget.ReplyBytes),
        PageText.Cell(Math.Max(function.Budget.RequestCapabilities, function.Budget.ReplyCapabilities)),
        [.. PageText.Badges(function.Availability), Span.Prose(PageText.Sentence(function.Documentation?.Text))],
    ];
}
