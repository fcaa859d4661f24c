using TelOS.Idl.CSharp.Code;
using TelOS.Idl.CSharp.Naming;
using TelOS.Idl.CSharp.Wire;
using TelOS.Idl.Model;
using TelOS.Idl.Naming;

namespace TelOS.Idl.CSharp.Emitters;

/// <summary>A dataspace becomes a view of shared memory. Whoever shares the memory may change it at any time, so whatever is not a value
/// for every pattern of bits is copied, then checked.</summary>
internal sealed class DataspaceEmitter
{
    private const string Memory = "_memory";
    private readonly DataspaceDeclaration _declaration;
    private readonly SourceFile _file;
    private readonly CodeWriter _code;
    private readonly NameScope _names;
    private readonly WireTypes _types;
    private readonly List<string> _members;

    private DataspaceEmitter(DataspaceDeclaration declaration, ContractNames contract)
    {
        _declaration = declaration;
        string name = CSharpTypeNames.ViewOf(CSharpTypeNames.Declared(declaration));
        _names = new NameScope([.. ReservedNames.OfObject, name, Memory]);
        _members = [.. declaration.Members.Select(member => TakeMember(member.Name, member.Spelling))];
        _file = new SourceFile(contract, name, _members);
        _code = _file.Body;
        _types = new WireTypes(_file, _names);
    }

    private string Name => _file.TypeName;

    /// <summary>Writes the file of a dataspace.</summary>
    public static GeneratedFile Emit(DataspaceDeclaration declaration, ContractNames contract)
    {
        var emitter = new DataspaceEmitter(declaration, contract);
        emitter.EmitType();
        return emitter._file.Finish();
    }

    private string TakeMember(string name, Spelling spelling)
    {
        string member = CSharpNames.Member(name, spelling);
        return _names.Take(member, member + "Value");
    }

    private void EmitType()
    {
        string size = Literal.Number(_declaration.Layout.Size);
        string alignment = Literal.Number(_declaration.Layout.Alignment);
        DocComment.Write(
            _code,
            _declaration.Documentation,
            $"A view of the dataspace <c>{_declaration.Name}</c>.",
            $"<c>{_file.Contract.FileName}</c>, dataspace <c>{_declaration.Name}</c>: {size} bytes or more, aligned to {alignment}. " +
            "The other side may change the memory at any time.");
        Attributes.Obsolete(_file, _declaration.Availability);
        using (_code.Block($"public readonly ref struct {Name}"))
        {
            string constant = _names.Take("SizeInBytes");
            _code.Line("/// <summary>Bytes that the dataspace has at least.</summary>");
            _code.Line($"public const int {constant} = {size};");
            _code.Separate();
            _code.Line($"private readonly {Span} {Memory};");
            _code.Separate();
            _code.Line("/// <summary>A view of memory, which stays valid as long as the memory does.</summary>");
            _code.Line($"/// <param name=\"memory\">The dataspace from its start, at least <see cref=\"{constant}\"/> bytes.</param>");
            _code.Line($"/// <exception cref=\"{_file.System("ArgumentException")}\">The memory is too short or not aligned.</exception>");
            _code.Line($"public {Name}({Span} memory) =>");
            using (_code.Indented())
            {
                _code.Line($"{Memory} = {_file.StaticRuntime("SharedMemory")}.Require(memory, {constant}, {alignment});");
            }

            for (int i = 0; i < _members.Count; i++)
            {
                EmitMember(_declaration.Members[i], _members[i]);
            }

            _types.EmitNested();
        }
    }

    private string Span => $"{_file.System("Span")}<byte>";

    private void EmitMember(Field field, string name)
    {
        _code.Separate();
        switch (field.Type.Unaliased)
        {
            case ScalarType { Kind: not ScalarKind.Bool } scalar:
                EmitNumber(field, name, scalar.Kind);
                break;
            case ArrayType { Element.Unaliased: ScalarType { Kind: not ScalarKind.Bool } scalar } array:
                EmitNumbers(field, name, scalar.Kind, array.Length);
                break;
            case ArrayType array:
                WireType element = _types.Of(array.Element, name + "Element");
                EmitTryRead(field, name, element, array.Length, WireTypes.IsText(array.Element));
                EmitWrite(field, name, element, array.Length);
                break;
            case RingType ring:
                EmitRing(field, name, ring);
                break;
            case PacketsType packets:
                EmitPackets(field, name, packets);
                break;
            case { } type:
                WireType wire = _types.Of(type, name);
                EmitTryRead(field, name, wire, null, WireTypes.IsText(type));
                EmitWrite(field, name, wire, null);
                break;
        }
    }

    private void Describe(Field field, string? remark = null)
    {
        DocComment.Write(_code, field.Documentation, $"The member <c>{field.Name}</c>.", remark);
    }

    private void EmitNumber(Field field, string name, ScalarKind kind)
    {
        Describe(field);
        Attributes.Obsolete(_file, field.Availability);
        string type = Scalars.Keyword(kind);
        var place = new Place(Memory, field.Offset);
        // In a packed dataspace a number may lie across words, and cannot be read as a whole.
        bool isAligned = _declaration.Layout.Alignment >= Scalars.Size(kind);
        string shared = _file.StaticRuntime("SharedMemory");
        using (_code.Block($"public {type} {CSharpNames.Escape(name)}"))
        {
            _code.Line(isAligned ? $"get => {shared}.Read<{type}>({place.Rest});" : $"get => {ScalarWire.Read(kind, place, _file)};");
            _code.Line(isAligned
                ? $"set => {shared}.Write<{type}>({place.Rest}, value);"
                : $"set => {ScalarWire.Write(kind, "value", place, _file)}");
        }
    }

    private void EmitNumbers(Field field, string name, ScalarKind kind, int length)
    {
        string type = Scalars.Keyword(kind);
        Describe(field, $"{Literal.Number(length)} numbers, in place.");
        Attributes.Obsolete(_file, field.Availability);
        string bytes = new Place(Memory, field.Offset).Slice(length * Scalars.Size(kind));
        string marshal = _file.UseStatic("System.Runtime.InteropServices", "MemoryMarshal");
        _code.Line($"public {_file.System("Span")}<{type}> {CSharpNames.Escape(name)} => " +
            (kind == ScalarKind.U8 ? $"{bytes};" : $"{marshal}.Cast<byte, {type}>({bytes});"));
    }

    private void EmitTryRead(Field field, string name, WireType type, int? length, bool isText)
    {
        Describe(field, "A copy is checked and returned.");
        EmitIndexDoc(length);
        DocComment.Parameter(_code, "value", isText ? "The text, or an empty one." : "The value, of no meaning when there is none.");
        DocComment.Element(_code, "returns", "Whether the bytes are a value.");
        EmitIndexException(length);
        Attributes.Obsolete(_file, field.Availability);
        string index = length is null ? string.Empty : "int index, ";
        using (_code.Block($"public bool {_names.Take("TryRead" + name)}({index}out {(isText ? "string" : type.Name)} value)"))
        {
            EmitIndexCheck(length);
            string size = Literal.Number(type.Size);
            _code.Line($"{Span} copy = {(type.Size <= 1024 ? "stackalloc" : "new")} byte[{size}];");
            _code.Line($"{PlaceOf(field, type, length).Slice(type.Size)}.CopyTo(copy);");
            _code.Line(isText ? $"{type.Name} text = default;" : "value = default;");
            if (isText)
            {
                _code.Line("value = string.Empty;");
            }

            type.EmitRead(_code, isText ? "text" : "value", new Place("copy", 0), new NameScope("copy", "index", "text", "value"));
            if (isText)
            {
                _code.Line("value = text.ToString();");
            }

            _code.Line("return true;");
        }
    }

    private void EmitWrite(Field field, string name, WireType type, int? length)
    {
        _code.Separate();
        _code.Line($"/// <summary>Writes <c>{field.Name}</c>.</summary>");
        EmitIndexDoc(length);
        DocComment.Parameter(_code, "value", "The value.");
        EmitIndexException(length);
        Attributes.Obsolete(_file, field.Availability);
        string index = length is null ? string.Empty : "int index, ";
        string modifier = type is ScalarWire or EnumWire ? string.Empty : "in ";
        using (_code.Block($"public void {_names.Take("Write" + name)}({index}{modifier}{type.Name} value)"))
        {
            EmitIndexCheck(length);
            _code.Line($"{Span} destination = {PlaceOf(field, type, length).Slice(type.Size)};");
            if (type.HasGaps)
            {
                _code.Line("destination.Clear();");
            }

            type.EmitWrite(_code, "value", new Place("destination", 0), new NameScope("destination", "index", "value"));
        }
    }

    private static Place PlaceOf(Field field, WireType type, int? length)
    {
        var place = new Place(Memory, field.Offset);
        return length is null ? place : place.ElementAt("index", type.Size);
    }

    private void EmitIndexDoc(int? length)
    {
        if (length is { } elements)
        {
            DocComment.Parameter(_code, "index", $"Which element, below {Literal.Number(elements)}.");
        }
    }

    private void EmitIndexException(int? length)
    {
        if (length is not null)
        {
            _code.Line($"/// <exception cref=\"{_file.System("ArgumentOutOfRangeException")}\">There is no such element.</exception>");
        }
    }

    private void EmitIndexCheck(int? length)
    {
        if (length is { } elements)
        {
            string exception = _file.UseStatic("System", "ArgumentOutOfRangeException");
            _code.Line($"{exception}.ThrowIfNegative(index);");
            _code.Line($"{exception}.ThrowIfGreaterThanOrEqual(index, {Literal.Number(elements)});");
        }
    }

    private void EmitRing(Field field, string name, RingType ring)
    {
        string element = RingElementEmitter.Take(_file, _types, _names, ring.Element, name, out Action emitElement);
        Describe(field, $"At most {Literal.Number(ring.Slots - 1)} elements at a time.");
        Attributes.Obsolete(_file, field.Availability);
        string view = $"{_file.Runtime("RingView")}<{element}>";
        Layout layout = PlainLayout.Of(ring.Element);
        string memory = new Place(Memory, field.Offset).Slice(8 + (ring.Slots * layout.Size));
        _code.Line($"public {view} {CSharpNames.Escape(name)} => new({memory}, {Literal.Number(ring.Slots)});");
        emitElement();
    }

    private void EmitPackets(Field field, string name, PacketsType packets)
    {
        string element = RingElementEmitter.Take(_file, _types, _names, packets.Descriptor, name, out Action emitElement);
        Describe(field, $"The bulk area begins {Literal.Number(field.Offset + packets.BulkOffset)} bytes behind the start of the dataspace.");
        Attributes.Obsolete(_file, field.Availability);
        string view = $"{_file.Runtime("PacketStreamView")}<{element}>";
        string memory = new Place(Memory, field.Offset).Rest;
        _code.Line($"public {view} {CSharpNames.Escape(name)} =>");
        using (_code.Indented())
        {
            _code.Line($"new({memory}, {Literal.Number(packets.SubmitSlots)}, {Literal.Number(packets.AckSlots)}, " +
                $"{Literal.Number(packets.BulkOffset)});");
        }

        emitElement();
    }
}
