using System.Globalization;
using System.Text;
using TelOS.Idl.Binding.Types;
using TelOS.Idl.Model;
using TelOS.Idl.Syntax;

namespace TelOS.Idl.Formatting;

/// <summary>Writes the parts that declarations are made of: lines, documentation, attributes, types, values.</summary>
/// <param name="homeNamespace">The contract's own namespace, whose names need no qualification.</param>
/// <param name="withDocumentation">Whether doc comments are written.</param>
internal sealed class ContractWriter(string homeNamespace, bool withDocumentation)
{
    private readonly StringBuilder _text = new();
    private int _level;

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    /// <summary>Writes one line.</summary>
    internal void Line(string line) => _text.Append(' ', 4 * _level).Append(line).Append('\n');

    /// <summary>Begins a block.</summary>
    internal void Open(string head)
    {
        Line(head + " {");
        _level++;
    }

    /// <summary>Ends a block.</summary>
    internal void Close()
    {
        _level--;
        Line("}");
    }

    /// <summary>Writes a doc comment.</summary>
    internal void Documentation(Documentation? documentation)
    {
        if (documentation is null || !withDocumentation)
        {
            return;
        }

        DocLines(documentation.Text);
        foreach (ParameterDocumentation parameter in documentation.Parameters)
        {
            DocLines($"@param {parameter.Name} {parameter.Text}");
        }

        if (documentation.Returns is { } returns)
        {
            DocLines($"@returns {returns}");
        }
    }

    /// <summary>Attributes in one pair of brackets with a space behind, or nothing.</summary>
    internal static string Attributes(IEnumerable<string> attributes)
    {
        string list = string.Join(", ", attributes);
        return list.Length == 0 ? string.Empty : $"[{list}] ";
    }

    /// <summary>The attributes of a member with a space behind, or nothing.</summary>
    internal static string Attributes(Spelling spelling, Availability availability) =>
        Attributes(AttributeList(spelling).Concat(AttributeList(availability)));

    /// <summary>The attributes for names in the target languages.</summary>
    internal static IEnumerable<string> AttributeList(Spelling spelling)
    {
        if (spelling.CSharp is { } cs)
        {
            yield return $"cs({TextLiteral.Encode(cs)})";
        }

        if (spelling.Cpp is { } cpp)
        {
            yield return $"cpp({TextLiteral.Encode(cpp)})";
        }

        if (spelling.Rpc is { } rpc)
        {
            yield return $"rpc({TextLiteral.Encode(rpc)})";
        }

        if (spelling.Header is { } header)
        {
            yield return $"header({TextLiteral.Encode(header)})";
        }

        if (spelling.Pass is { } pass)
        {
            yield return $"pass({pass})";
        }
    }

    /// <summary>The attributes for age and stability.</summary>
    internal static IEnumerable<string> AttributeList(Availability availability)
    {
        if (availability.Since != 0)
        {
            yield return $"since({Number(availability.Since)})";
        }

        if (availability.Deprecated is { } deprecated)
        {
            yield return $"deprecated({TextLiteral.Encode(deprecated)})";
        }

        if (availability.IsUnstable)
        {
            yield return "unstable";
        }
    }

    /// <summary>A number in decimal digits.</summary>
    internal static string Number(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);

    /// <summary>A value as an expression.</summary>
    internal static string Value(ConstantValue value) =>
        value.Text is { } text ? TextLiteral.Encode(text)
        : value.Float is { } bits ? Float(BitConverter.Int64BitsToDouble(bits))
        : value.ToString();

    /// <summary>A name, with its namespace where that is another one.</summary>
    internal string Name(string @namespace, string name) => @namespace == homeNamespace ? name : $"{@namespace}.{name}";

    /// <summary>A declared type.</summary>
    internal string Type(NamedType type) => Name(type.Namespace, type.Name);

    /// <summary>A type.</summary>
    internal string Type(TypeReference type) => type switch
    {
        ScalarType scalar => TypeNames.Of(scalar.Kind),
        NamedType named => Type(named),
        AliasType alias => Name(alias.Namespace, alias.Name),
        ArrayType array => $"{Type(array.Element)}[{Number(array.Length)}]",
        OptionalType optional => $"{Type(optional.Element)}?",
        StringType text => text.Capacity is { } capacity ? $"string<{Number(capacity)}>" : "string",
        TextType text => $"text<{Number(text.Max)}>",
        BytesType bytes => Bytes(bytes),
        CapabilityType capability => Capability(capability),
        BulkType bulk => bulk.Record is { } record ? $"bulk {Type(record)}" : "bulk bytes",
        ListType list => $"list<{Type(list.Element)}>",
        MapType map => $"map<{Type(map.Key)}, {Type(map.Value)}>",
        RingType ring => $"ring<{Type(ring.Element)}, {Number(ring.Slots)}>",
        PacketsType packets => $"packets<{Type(packets.Descriptor)}, {Number(packets.SubmitSlots)}, {Number(packets.AckSlots)}>",
        _ => throw new ArgumentException($"A type of the unknown kind {type.GetType().Name}.", nameof(type)),
    };

    private string Bytes(BytesType bytes)
    {
        string[] arguments = [.. new[] { bytes.Record is { } record ? Type(record) : null, bytes.Max is { } max ? Number(max) : null }.OfType<string>()];
        return arguments.Length == 0 ? "bytes" : $"bytes<{string.Join(", ", arguments)}>";
    }

    private string Capability(CapabilityType capability)
    {
        string transfer = capability.Transfer switch
        {
            CapabilityTransfer.Move => "move ",
            CapabilityTransfer.Borrow => "borrow ",
            _ => string.Empty,
        };
        return transfer + (capability.Interface is { } type ? $"cap<{Type(type)}>" : "cap");
    }

    /// <summary>The shortest digits that give the same number again, in the form of the language.</summary>
    private static string Float(double number)
    {
        string digits = number.ToString("R", CultureInfo.InvariantCulture);
        bool isExact = double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out double read) && read.Equals(number);
        if (!isExact)
        {
            digits = number.ToString("G17", CultureInfo.InvariantCulture);
        }

        return digits.IndexOfAny(['.', 'E', 'e']) < 0 ? digits + ".0" : digits;
    }

    private void DocLines(string text)
    {
        foreach (string line in text.Split('\n'))
        {
            Line(line.Length == 0 ? "///" : "/// " + line);
        }
    }
}
