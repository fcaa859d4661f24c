using TelOS.Idl.Contracts.Tests.Facts;
using TelOS.Idl.Model;
using TelOS.Idl.Naming;

namespace TelOS.Idl.Contracts.Tests;

/// <summary>Finds where the types of a contract say something else than a C++ compiler.</summary>
/// <param name="contracts">The contracts.</param>
/// <param name="differences">Where the findings go.</param>
internal sealed class TypeComparison(CompiledContracts contracts, List<string> differences)
{
    /// <summary>Compares all types an interface needs.</summary>
    /// <param name="types">What is known about them.</param>
    /// <param name="kernel">The folder of the kernel that has the interface, or null.</param>
    public void Compare(IReadOnlyList<TypeFacts> types, string? kernel)
    {
        Dictionary<string, TypeFacts> known = types.ToDictionary(t => t.Name, StringComparer.Ordinal);
        HashSet<string> bases = [.. types.SelectMany(t => t.Members ?? []).Where(m => m.IsBase).Select(m => m.Type)];
        foreach (TypeFacts facts in types.Where(t => t.Kind is "struct" or "enum"))
        {
            switch (contracts.Genode(kernel)[facts.Name].Concat(contracts.Genode(null)[facts.Name]).FirstOrDefault())
            {
                case StructDeclaration structure when facts.Kind == "struct":
                    CompareStruct(facts, structure, known);
                    break;
                case EnumDeclaration enumeration when facts.Kind == "enum":
                    CompareEnum(facts, enumeration);
                    break;
                case AliasDeclaration { Target: StringType } alias when facts.Kind == "struct":
                    CompareText(facts, alias, known);
                    break;
                default:
                    // A base class is part of what derives from it, and an attempt without a value has no type for it.
                    if (!bases.Contains(facts.Name) && facts.Name != "Genode::Ok")
                    {
                        differences.Add($"no contract describes the {facts.Kind} {facts.Name}");
                    }
                    break;
            }
        }
    }

    private void CompareStruct(TypeFacts facts, StructDeclaration structure, Dictionary<string, TypeFacts> known)
    {
        Expect($"{facts.Name}: size", facts.Size, structure.Layout.Size);
        Expect($"{facts.Name}: alignment", facts.Align, structure.Layout.Alignment);
        MemberFacts[] members = [.. Flatten(facts, 0, known)];
        Expect($"{facts.Name}: number of members", members.Length, structure.Fields.Count);
        foreach ((MemberFacts member, Field field) in members.Zip(structure.Fields))
        {
            string what = $"{facts.Name}.{member.Name}";
            Expect($"{what}: name", member.Name, field.Spelling.Cpp ?? TargetNames.ToCpp(field.Name));
            Expect($"{what}: offset", member.Offset, field.Offset);
            IEnumerable<string> names = contracts.Names.Of(field.Type);
            if (!names.Contains(member.Type))
            {
                differences.Add($"{what}: Genode has {member.Type}, the contract {string.Join(" or ", names)}");
            }
        }
    }

    private void CompareText(TypeFacts facts, AliasDeclaration alias, Dictionary<string, TypeFacts> known)
    {
        MemberFacts[] members = [.. (facts.Members ?? []).Where(m => m.IsBase && known.ContainsKey(m.Type))];
        Expect($"{facts.Name}: what it is", contracts.Names.Of(alias.Target).Single(), string.Join(", ", members.Select(m => m.Type)));
        Expect($"{facts.Name}: where it is", 0, members.Sum(m => m.Offset));
        Expect($"{facts.Name}: size", members.Sum(m => known[m.Type].Size), facts.Size);
        Expect($"{facts.Name}: alignment", sizeof(long), facts.Align);
    }

    private void CompareEnum(TypeFacts facts, EnumDeclaration enumeration)
    {
        Expect($"{facts.Name}: integer", facts.Base, CppNames.Scalar(enumeration.Underlying));
        Expect($"{facts.Name}: size", facts.Size, SizeOf(enumeration.Underlying));
        Dictionary<string, long> values = enumeration.Members.ToDictionary(
            m => m.Spelling.Cpp ?? TargetNames.ToCppConstant(m.Name), m => (long)m.Value, StringComparer.Ordinal);
        Expect($"{facts.Name}: number of enumerators", facts.Values!.Count, values.Count);
        foreach ((string name, long value) in facts.Values)
        {
            Expect($"{facts.Name}::{name}", value, values.TryGetValue(name, out long actual) ? actual : (long?)null);
        }
    }

    private static int SizeOf(ScalarKind integer) => integer switch
    {
        ScalarKind.U8 or ScalarKind.I8 => sizeof(byte),
        ScalarKind.U16 or ScalarKind.I16 => sizeof(short),
        ScalarKind.U32 or ScalarKind.I32 => sizeof(int),
        _ => sizeof(long),
    };

    private static IEnumerable<MemberFacts> Flatten(TypeFacts facts, int offset, Dictionary<string, TypeFacts> known) =>
        (facts.Members ?? []).SelectMany(m => m.IsBase && known.TryGetValue(m.Type, out TypeFacts? basis)
            ? Flatten(basis, offset + m.Offset, known)
            : [m with { Offset = offset + m.Offset }]);

    private void Expect<T>(string what, T expected, T actual)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
        {
            differences.Add($"{what}: Genode has {expected?.ToString() ?? "nothing"}, the contract {actual?.ToString() ?? "nothing"}");
        }
    }
}
