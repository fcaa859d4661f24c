using TelOS.Idl.CSharp.Code;
using TelOS.Idl.CSharp.Emitters;
using TelOS.Idl.CSharp.Naming;
using TelOS.Idl.Model;

namespace TelOS.Idl.CSharp.Wire;

/// <summary>Maps the types of plain data to C#, and collects the types that have to be declared beside the members: arrays and
/// texts in place.</summary>
/// <param name="file">The file that they are used in.</param>
/// <param name="members">The names of the type that they are declared in.</param>
internal sealed class WireTypes(SourceFile file, NameScope members)
{
    private readonly List<Action> _nested = [];

    /// <summary>Whether a type is <c>string&lt;n&gt;</c>.</summary>
    public static bool IsText(TypeReference type) => type.Unaliased is StringType;

    /// <summary>The C# side of a type.</summary>
    /// <param name="type">Plain data.</param>
    /// <param name="member">The member that has it, in <c>PascalCase</c>.</param>
    public WireType Of(TypeReference type, string member)
    {
        switch (type.Unaliased)
        {
            case ScalarType scalar:
                return new ScalarWire(scalar.Kind, file);
            case NamedType { Kind: NamedTypeKind.Enum or NamedTypeKind.Error or NamedTypeKind.Flags } named:
                return new EnumWire(named, file);
            case NamedType named:
                return new ValueWire(file.Type(named), named.Layout.Size, file);
            case StringType text:
                return OfText(text.Capacity ?? 1, member);
            case ArrayType array:
                return OfArray(array, member);
            case OptionalType optional:
                return new OptionalWire(Of(optional.Element, member), PlainLayout.Of(optional.Element).Alignment);
            default:
                throw new ArgumentException($"{type} is not plain data.", nameof(type));
        }
    }

    /// <summary>Declares what was collected.</summary>
    public void EmitNested()
    {
        // A nested type may ask for another one.
        for (int i = 0; i < _nested.Count; i++)
        {
            _nested[i]();
        }
    }

    private ValueWire OfText(int capacity, string member)
    {
        string name = TakeType(member + "Text");
        _nested.Add(() => InlineTextEmitter.Emit(file, name, member, capacity));
        return new ValueWire(name, PlainLayout.StringSize(capacity), file);
    }

    private ArrayWire OfArray(ArrayType array, string member)
    {
        string name = TakeType(member + "Array");
        WireType element = Of(array.Element, array.Element.Unaliased is ArrayType ? member + "Element" : member);
        _nested.Add(() => InlineArrayEmitter.Emit(file, name, member, element, array.Length));
        return new ArrayWire(name, element, array.Length, file);
    }

    private string TakeType(string name)
    {
        while (file.IsTaken(name))
        {
            name += "Value";
        }

        string taken = members.Take(name);
        file.DeclareNested(taken);
        return taken;
    }
}
