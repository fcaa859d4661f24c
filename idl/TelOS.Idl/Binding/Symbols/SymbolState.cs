namespace TelOS.Idl.Binding.Symbols;

/// <summary>How far a declaration has been bound.</summary>
internal enum SymbolState
{
    Unbound,
    Binding,
    Bound,
}
