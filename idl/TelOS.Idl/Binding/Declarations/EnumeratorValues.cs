using TelOS.Idl.Binding.Symbols;
using TelOS.Idl.Diagnostics;
using TelOS.Idl.Model;
using TelOS.Idl.Syntax;

namespace TelOS.Idl.Binding.Declarations;

/// <summary>The values of one enumeration's members, which may name each other in any order.</summary>
internal sealed class EnumeratorValues
{
    private readonly BindingContext _context;
    private readonly SourceFile _file;
    private readonly IReadOnlyList<EnumMemberSyntax> _members;
    private readonly Dictionary<string, int> _indices = new(StringComparer.Ordinal);
    private readonly SymbolState[] _states;
    private readonly ConstantValue?[] _values;

    public EnumeratorValues(BindingContext context, SourceFile file, IReadOnlyList<EnumMemberSyntax> members)
    {
        (_context, _file, _members) = (context, file, members);
        _states = new SymbolState[members.Count];
        _values = new ConstantValue?[members.Count];
        for (int i = 0; i < members.Count; i++)
        {
            if (!_indices.ContainsKey(members[i].Name.Text))
            {
                _indices.Add(members[i].Name.Text, i);
            }
        }
    }

    /// <summary>The value of a member, or null, reported.</summary>
    public ConstantValue? ValueOf(int index)
    {
        if (_states[index] == SymbolState.Unbound && _members[index].Value is { } expression)
        {
            _states[index] = SymbolState.Binding;
            _values[index] = _context.Constants.Evaluate(expression, _file, Find);
            _states[index] = SymbolState.Bound;
        }
        return _values[index];
    }

    // Null sends the evaluator on to constants; a member that has no value therefore answers zero, its error being known already.
    private ConstantValue? Find(NameExpressionSyntax name)
    {
        if (!_indices.TryGetValue(name.Name.Text, out int index))
        {
            return null;
        }
        if (_states[index] == SymbolState.Binding)
        {
            _file.Sink.Report(TypeDiagnostics.ConstantCycle, name.Span, name.Name.Text);
        }
        return ValueOf(index) ?? new ConstantValue(Integer: 0);
    }
}
