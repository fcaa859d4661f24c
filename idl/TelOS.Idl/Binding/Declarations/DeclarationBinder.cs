using TelOS.Idl.Binding.Constants;
using TelOS.Idl.Binding.Documents;
using TelOS.Idl.Binding.Symbols;
using TelOS.Idl.Binding.Types;
using TelOS.Idl.Diagnostics;
using TelOS.Idl.Model;
using TelOS.Idl.Syntax;

namespace TelOS.Idl.Binding.Declarations;

/// <summary>Binds one declaration, whatever it is.</summary>
/// <param name="context">The compilation.</param>
internal sealed class DeclarationBinder(BindingContext context)
{
    private const int MaxTypeDepth = 64;

    private readonly StructBinder _structs = new(context);
    private readonly EnumBinder _enums = new(context);
    private readonly UnionBinder _unions = new(context);
    private readonly RecordBinder _records = new(context);
    private readonly InterfaceBinder _interfaces = new(context);

    /// <summary>The declaration's model; null when it is so wrong that others cannot use it.</summary>
    public Declaration? Bind(Symbol symbol)
    {
        SourceFile file = symbol.File;
        bool outer = file.IsInGenodeDeclaration;
        file.IsInGenodeDeclaration = symbol.Attributes.IsGenode;
        Declaration? result = symbol.Syntax switch
        {
            ConstDeclarationSyntax syntax => BindConstant(symbol, syntax),
            AliasDeclarationSyntax syntax => BindAlias(symbol, syntax),
            StructDeclarationSyntax syntax => _structs.Bind(symbol, syntax),
            DataspaceDeclarationSyntax syntax => _structs.Bind(symbol, syntax),
            EnumDeclarationSyntax syntax => _enums.Bind(symbol, syntax),
            UnionDeclarationSyntax syntax => _unions.Bind(symbol, syntax),
            RecordDeclarationSyntax syntax => _records.Bind(symbol, syntax),
            InterfaceDeclarationSyntax syntax => _interfaces.Bind(symbol, syntax),
            ExceptionDeclarationSyntax => new ExceptionDeclaration(
                symbol.Name, symbol.Attributes.Spelling, Document(symbol), symbol.Attributes.Availability, symbol.IsGenode),
            _ => null,
        };
        file.IsInGenodeDeclaration = outer;
        return result;
    }

    /// <summary>The documentation of a declaration.</summary>
    public static Documentation? Document(Symbol symbol) => DocumentationBinder.Bind(symbol.Syntax.Documentation, symbol.File.Sink);

    private ConstantDeclaration? BindConstant(Symbol symbol, ConstDeclarationSyntax syntax)
    {
        DiagnosticSink sink = symbol.File.Sink;
        TypeReference? type = context.Types.Bind(syntax.Type, symbol.File);
        ConstantValue? value = context.Constants.Evaluate(syntax.Value, symbol.File);
        ScalarType? scalar = type?.Unaliased as ScalarType;
        bool isText = type?.Unaliased is StringType { Capacity: null };
        if (type is not null && scalar is null && !isText)
        {
            sink.Report(TypeDiagnostics.ConstantType, syntax.Type.Span, TypeNames.Of(type));
        }
        if (value is null || (scalar is null && !isText))
        {
            return null;
        }
        if (scalar is not null)
        {
            value = ScalarRange.Convert(value, scalar.Kind, syntax.Value.Span, sink);
        }
        else if (value.Text is null)
        {
            sink.Report(TypeDiagnostics.WrongValue, syntax.Value.Span, ConstantEvaluator.Describe(value), "a text");
            value = null;
        }
        return value is null
            ? null
            : new ConstantDeclaration(
                symbol.Name,
                symbol.Attributes.Spelling,
                Document(symbol),
                symbol.Attributes.Availability,
                symbol.IsGenode,
                scalar,
                value);
    }

    private AliasDeclaration? BindAlias(Symbol symbol, AliasDeclarationSyntax syntax)
    {
        Documentation? documentation = Document(symbol);
        if (context.Types.Bind(syntax.Target, symbol.File) is not { } target)
        {
            return null;
        }
        // Types compare and print by recursion, so a chain of aliases must end.
        if (DepthOf(target) > MaxTypeDepth)
        {
            symbol.File.Sink.Report(TypeDiagnostics.TooDeep, syntax.Target.Span, Numbers.Text(MaxTypeDepth));
            return null;
        }
        return new AliasDeclaration(
            symbol.Name, symbol.Attributes.Spelling, documentation, symbol.Attributes.Availability, symbol.IsGenode, target);
    }

    private static int DepthOf(TypeReference type) => 1 + type switch
    {
        AliasType alias => DepthOf(alias.Target),
        OptionalType optional => DepthOf(optional.Element),
        ArrayType array => DepthOf(array.Element),
        ListType list => DepthOf(list.Element),
        MapType map => Math.Max(DepthOf(map.Key), DepthOf(map.Value)),
        RingType ring => DepthOf(ring.Element),
        PacketsType packets => DepthOf(packets.Descriptor),
        _ => 0,
    };
}
