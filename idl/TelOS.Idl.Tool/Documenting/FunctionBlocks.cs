using TelOS.Idl.Model;
using TelOS.Idl.Tool.Documenting.Blocks;

namespace TelOS.Idl.Tool.Documenting;

/// <summary>What a page says of a function: its form, what it does, what it takes, gives and needs.</summary>
/// <param name="index">Where everything is.</param>
internal sealed class FunctionBlocks(PageIndex index)
{
    private readonly TypeSpans _types = new(index);

    /// <summary>The blocks of a function.</summary>
    public IEnumerable<Block> Of(InterfaceDeclaration declaration, Function function)
    {
        yield return new Heading(
            4, $"{declaration.Name}.{function.Name}", $"@{PageText.Number(function.Opcode)}", function.Name, PageText.Badges(function.Availability));
        yield return new Signature(SignatureOf(function));
        if (function.Documentation is { Text.Length: > 0 } documentation)
        {
            yield return new Prose(documentation.Text);
        }
        if (function.Parameters.Count > 0 && function.Signal is null)
        {
            yield return new Table(Column.Texts("parameter", "type", ""), [.. function.Parameters.Select(parameter => RowOf(function, parameter))]);
        }
        List<(string Name, IReadOnlyList<Span> Value)> facts = FactsOf(function);
        if (facts.Count > 0)
        {
            yield return new Facts(facts);
        }
        yield return new BudgetBar(function.Budget);
    }

    private IReadOnlyList<IReadOnlyList<Span>> RowOf(Function function, Parameter parameter) =>
    [
        [Span.Code(parameter.Name)],
        parameter.IsInOut ? [Span.Code("inout "), .. _types.Of(parameter.Type)] : _types.Of(parameter.Type),
        [Span.Prose(function.Documentation?.Parameters.FirstOrDefault(entry => entry.Name == parameter.Name)?.Text)],
    ];

    private List<(string Name, IReadOnlyList<Span> Value)> FactsOf(Function function)
    {
        List<(string Name, IReadOnlyList<Span> Value)> facts = [];
        if (function.Documentation?.Returns is { } returns)
        {
            facts.Add(("Returns", [Span.Prose(returns)]));
        }
        if (function.Error is { } error)
        {
            facts.Add(("Fails with", [_types.Link(error)]));
        }
        if (function.Exceptions.Count > 0)
        {
            facts.Add(("Throws", PageText.Join(function.Exceptions.Select(thrown =>
                (IReadOnlyList<Span>)[_types.Link(thrown.Exception), new Span($" ({PageText.Number(thrown.Code)})", SpanStyle.Faint)]), ", ")));
        }
        if (function.Signal is { Reads: { } reads })
        {
            facts.Add(("When it arrives", [new Span("call "), Span.Code(reads), new Span(" again; several may arrive as one")]));
        }
        return facts;
    }

    private List<Span> SignatureOf(Function function)
    {
        List<Span> parts = [Span.Code($"@{PageText.Number(function.Opcode)} ")];
        if (function.Signal is { } signal)
        {
            parts.Add(Span.Code($"signal {function.Name}{(signal.Reads is { } reads ? $" => {reads}" : string.Empty)};"));
            return parts;
        }
        parts.Add(Span.Code($"{function.Name}("));
        string separator = string.Empty;
        foreach (Parameter parameter in function.Parameters)
        {
            parts.Add(Span.Code($"{separator}{(parameter.IsInOut ? "inout " : string.Empty)}{parameter.Name}: "));
            parts.AddRange(_types.Of(parameter.Type));
            separator = ", ";
        }
        parts.Add(Span.Code(")"));
        if (function.Result is not null || function.Error is not null)
        {
            parts.Add(Span.Code(" -> "));
            parts.AddRange(function.Result is { } result ? _types.Of(result) : [Span.Code("void")]);
        }
        if (function.Error is { } error)
        {
            parts.Add(Span.Code(" or "));
            parts.Add(_types.Link(error));
        }
        if (function.Exceptions.Count > 0)
        {
            parts.Add(Span.Code(" throws ("));
            parts.AddRange(PageText.Join(function.Exceptions.Select(thrown => (IReadOnlyList<Span>)[_types.Link(thrown.Exception)]), ", "));
            parts.Add(Span.Code(")"));
        }
        parts.Add(Span.Code(";"));
        return parts;
    }
}
