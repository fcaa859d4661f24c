using TelOS.Idl.Model;

namespace TelOS.Idl.Genode.Records;

/// <summary>Which records of a contract lie in which: C++ wants them in that order, and one that contains itself stays encoded.</summary>
internal sealed class RecordOrder
{
    private readonly Dictionary<string, RecordDeclaration> _records;
    private readonly string _namespace;

    /// <param name="contract">The contract.</param>
    public RecordOrder(Contract contract)
    {
        _namespace = contract.Namespace;
        _records = contract.Declarations.OfType<RecordDeclaration>().ToDictionary(r => r.Name, StringComparer.Ordinal);
        List<RecordDeclaration> ordered = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (RecordDeclaration record in _records.Values)
        {
            Visit(record, ordered, seen);
        }

        Ordered = ordered;
    }

    /// <summary>The records, each behind those that lie in it by value, and else as they were written.</summary>
    public IReadOnlyList<RecordDeclaration> Ordered { get; }

    /// <summary>Whether an optional record may contain the one that it is a field of.</summary>
    /// <param name="record">The record with the field.</param>
    /// <param name="field">The field's type.</param>
    public bool IsLazy(RecordDeclaration record, TypeReference field) =>
        field.Unaliased is OptionalType optional && Own(optional.Element) is { } target && Reaches(target, record, []);

    private void Visit(RecordDeclaration record, List<RecordDeclaration> ordered, HashSet<string> seen)
    {
        if (!seen.Add(record.Name))
        {
            return;
        }

        foreach (RecordField field in record.Fields.Where(field => !IsLazy(record, field.Type)))
        {
            if (Own(Value(field.Type)) is { } other)
            {
                Visit(other, ordered, seen);
            }
        }

        ordered.Add(record);
    }

    // Lists and maps hold their elements elsewhere.
    private bool Reaches(RecordDeclaration from, RecordDeclaration target, HashSet<string> seen) =>
        from == target
        || (seen.Add(from.Name) && from.Fields.Select(field => Own(Value(field.Type))).OfType<RecordDeclaration>().Any(next => Reaches(next, target, seen)));

    private static TypeReference Value(TypeReference type) => type.Unaliased is OptionalType optional ? optional.Element : type;

    private RecordDeclaration? Own(TypeReference type) =>
        type.Unaliased is NamedType { Kind: NamedTypeKind.Record } named && named.Namespace == _namespace
        && _records.TryGetValue(named.Name, out RecordDeclaration? record) ? record : null;
}
