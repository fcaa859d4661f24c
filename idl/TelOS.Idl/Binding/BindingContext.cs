using TelOS.Idl.Binding.Constants;
using TelOS.Idl.Binding.Declarations;
using TelOS.Idl.Binding.Symbols;
using TelOS.Idl.Binding.Types;
using TelOS.Idl.Diagnostics;
using TelOS.Idl.Model;
using TelOS.Idl.Syntax;
using TelOS.Idl.Text;

namespace TelOS.Idl.Binding;

/// <summary>What the parts of one compilation share. Declarations are bound when they are first needed, so that their order in the
/// files does not matter.</summary>
internal sealed class BindingContext
{
    // Everything that nests (types, expressions, declarations that need others) counts against one limit, because it shares one stack.
    private const int MaxDepth = 256;

    private readonly DeclarationBinder _declarations;
    private readonly Dictionary<string, Symbol> _compilerTypes = new(StringComparer.Ordinal);
    private int _depth;

    public BindingContext(IReadOnlyList<SourceFile> files, CancellationToken cancellation)
    {
        Cancellation = cancellation;
        Constants = new ConstantEvaluator(this);
        Types = new TypeBinder(this);
        _declarations = new DeclarationBinder(this);
        foreach (SourceFile file in files)
        {
            foreach (Symbol symbol in file.Symbols.Values)
            {
                string name = file.Namespace + "." + symbol.Name;
                if (!_compilerTypes.ContainsKey(name) && file.Namespace is "genode" or "telos.bulk")
                {
                    _compilerTypes.Add(name, symbol);
                }
            }
        }
    }

    public CancellationToken Cancellation { get; }

    public ConstantEvaluator Constants { get; }

    public TypeBinder Types { get; }

    /// <summary>Goes one level deeper; false, with a report, when that is too deep.</summary>
    public bool TryEnter(TextSpan span, SourceFile file)
    {
        if (_depth >= MaxDepth)
        {
            file.Sink.Report(TypeDiagnostics.TooDeep, span, Numbers.Text(MaxDepth));
            return false;
        }
        _depth++;
        return true;
    }

    public void Leave() => _depth--;

    /// <summary>Binds a declaration unless that was done; false when it is being bound right now, which means that it needs itself.</summary>
    public bool TryBind(Symbol symbol, TextSpan span, SourceFile file)
    {
        if (symbol.State != SymbolState.Unbound)
        {
            return symbol.State == SymbolState.Bound;
        }
        Cancellation.ThrowIfCancellationRequested();
        if (!TryEnter(span, file))
        {
            return true;
        }
        symbol.State = SymbolState.Binding;
        symbol.Model = _declarations.Bind(symbol);
        symbol.State = SymbolState.Bound;
        Leave();
        return true;
    }

    /// <summary>A declaration of the contracts that every session depends on.</summary>
    public Symbol CompilerType(string name) => _compilerTypes[name];

    /// <summary>The value of the constant that a name means, or null, reported.</summary>
    public ConstantValue? ConstantOf(Identifier name, SourceFile file)
    {
        if (NameLookup.Find(name, file) is not { } symbol)
        {
            return null;
        }
        if (symbol.Syntax is not ConstDeclarationSyntax)
        {
            file.Sink.Report(NameDiagnostics.WrongKind, name.Span, name.Text, symbol.Description, "a constant");
            return null;
        }
        if (!TryBind(symbol, name.Span, file))
        {
            file.Sink.Report(TypeDiagnostics.ConstantCycle, name.Span, name.Text);
        }
        return (symbol.Model as ConstantDeclaration)?.Value;
    }

    /// <summary>A size from an expression, or null, reported.</summary>
    /// <param name="what">What it is the size of, for a sentence.</param>
    public int? SizeOf(ExpressionSyntax expression, SourceFile file, string what, int low, int high = int.MaxValue)
    {
        if (Constants.Evaluate(expression, file) is not { } value)
        {
            return null;
        }
        if (value.Integer is not { } size)
        {
            file.Sink.Report(TypeDiagnostics.WrongValue, expression.Span, ConstantEvaluator.Describe(value), "an integer");
            return null;
        }
        if (size < low || size > high)
        {
            file.Sink.Report(TypeDiagnostics.SizeOutOfRange, expression.Span, what, Numbers.Text(size), Numbers.Text(low), Numbers.Text(high));
            return null;
        }
        return (int)size;
    }
}
