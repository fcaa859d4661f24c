using System.Globalization;
using System.Text;
using TelOS.Idl.Binding.Types;
using TelOS.Idl.Model;

namespace TelOS.Idl.Binding.Hashing;

/// <summary>Writes what of a declaration the two ends of a session must agree on, one fact a line. The text is only hashed; its form must
/// never change.</summary>
internal sealed class ShapeWriter
{
    private readonly StringBuilder _text = new();
    private Action<NamedType> _use = _ => { };

    /// <param name="declaration">What to write.</param>
    /// <param name="use">Is told of every declared type that it mentions.</param>
    public string Write(Declaration declaration, Action<NamedType> use)
    {
        _use = use;
        _ = _text.Clear();
        switch (declaration)
        {
            case StructDeclaration d:
                WriteLayout("struct", d.Layout, d.Fields);
                break;
            case DataspaceDeclaration d:
                WriteLayout("dataspace", d.Layout, d.Members);
                break;
            case EnumDeclaration d:
                Line(d.IsError ? "error " : "enum ", TypeNames.Of(d.Underlying), d.IsFlexible ? " flexible" : " strict");
                WriteValues(d.Members);
                break;
            case FlagsDeclaration d:
                Line("flags ", TypeNames.Of(d.Underlying), d.IsFlexible ? " flexible" : " strict");
                WriteValues(d.Members);
                break;
            case UnionDeclaration d:
                WriteUnion(d);
                break;
            case RecordDeclaration d:
                WriteRecord(d);
                break;
            case InterfaceDeclaration d:
                WriteInterface(d);
                break;
            default:
                Line("exception");
                break;
        }
        return _text.ToString();
    }

    private void WriteLayout(string keyword, Layout layout, ValueArray<Field> fields)
    {
        Line(keyword, " ", Number(layout.Size), " ", Number(layout.Alignment));
        foreach (Field field in fields)
        {
            Line(" ", Number(field.Offset), " ", field.Name, ": ", Type(field.Type));
        }
    }

    private void WriteValues(ValueArray<EnumMember> members)
    {
        foreach (EnumMember member in members)
        {
            Line(" ", member.Name, " = ", member.Value.ToString(CultureInfo.InvariantCulture), " ", member.Quota.ToString());
        }
    }

    private void WriteUnion(UnionDeclaration union)
    {
        Line(
            "union ",
            TypeNames.Of(union.TagType),
            " ",
            Number(union.Layout.Size),
            " ",
            Number(union.Layout.Alignment),
            " ",
            Number(union.PayloadOffset));
        foreach (UnionArm arm in union.Arms)
        {
            Line(" @", Number(arm.Tag), " ", arm.Name, ": ", arm.Type is null ? "nothing" : Type(arm.Type));
        }
        Line(" reserved ", string.Join(" ", union.ReservedTags.Select(t => Number(t))));
    }

    private void WriteRecord(RecordDeclaration record)
    {
        Line("record");
        foreach (RecordField field in record.Fields)
        {
            Line(" @", Number(field.Key), " ", field.Name, ": ", Type(field.Type));
        }
        Line(" reserved ", string.Join(" ", record.ReservedKeys.Select(k => Number(k))));
    }

    private void WriteInterface(InterfaceDeclaration declaration)
    {
        Line(declaration.Session is null ? "interface" : "session");
        if (declaration.Base is { } basis)
        {
            Line(" extends ", Type(basis));
        }
        if (declaration.Session is { } session)
        {
            Line(" service ", session.Service ?? string.Empty, " ", Number(session.Major), ".", Number(session.Minor));
            Line(" quota ", Number(session.RamQuota ?? 0), " ", Number(session.CapQuota ?? 0));
            Line(" bulk ", Number(session.Bulk?.Size ?? 0), " ", Number(session.Bulk?.Max ?? 0));
            foreach (SessionArgument argument in session.Arguments)
            {
                Line(" ", argument.Key, ": ", Type(argument.Type), " = ", argument.Default?.ToString() ?? "required");
            }
        }
        foreach (Function function in declaration.Functions)
        {
            WriteFunction(function);
        }
        foreach (ReservedOpcode reserved in declaration.ReservedOpcodes)
        {
            Line(" @", Number(reserved.Opcode), " reserved");
        }
    }

    private void WriteFunction(Function function)
    {
        Line(" @", Number(function.Opcode), " ", function.Name, " since ", Number(function.Availability.Since));
        foreach (Parameter parameter in function.Parameters)
        {
            Line(parameter.IsInOut ? "  inout " : "  ", parameter.Name, ": ", Type(parameter.Type));
        }
        Line(
            "  -> ",
            function.Result is null ? "void" : Type(function.Result),
            " or ",
            function.Error is null ? "nothing" : Type(function.Error));
        foreach (ThrownException exception in function.Exceptions)
        {
            Line("  throws ", Type(exception.Exception), " ", Number(exception.Code));
        }
        if (function.Signal is { } signal)
        {
            Line("  signal ", signal.Reads ?? string.Empty);
        }
    }

    private string Type(TypeReference type)
    {
        switch (type)
        {
            case AliasType alias:
                return Type(alias.Target);
            case NamedType named:
                _use(named);
                return named.Namespace + "." + named.Name;
            case OptionalType optional:
                return Type(optional.Element) + "?";
            case ArrayType array:
                return FormattableString.Invariant($"{Type(array.Element)}[{array.Length}]");
            case ListType list:
                return $"list<{Type(list.Element)}>";
            case MapType map:
                return $"map<{Type(map.Key)}, {Type(map.Value)}>";
            case BulkType { Record: { } record }:
                return "bulk " + Type(record);
            case BytesType { Record: { } record, Max: var max }:
                return FormattableString.Invariant($"bytes<{Type(record)}, {max}>");
            case CapabilityType { Interface: { } target, Transfer: var transfer }:
                return $"{transfer} cap<{Type(target)}>";
            case RingType ring:
                return FormattableString.Invariant($"ring<{Type(ring.Element)}, {ring.Slots}>");
            case PacketsType packets:
                return FormattableString.Invariant($"packets<{Type(packets.Descriptor)}, {packets.SubmitSlots}, {packets.AckSlots}>");
            default:
                return TypeNames.Of(type);
        }
    }

    private void Line(params string[] parts)
    {
        foreach (string part in parts)
        {
            _ = _text.Append(part);
        }
        _ = _text.Append('\n');
    }

    // Some cultures write another minus sign, and the text must be the same everywhere.
    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
