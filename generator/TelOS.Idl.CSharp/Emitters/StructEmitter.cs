using TelOS.Idl.CSharp.Code;
using TelOS.Idl.CSharp.Naming;
using TelOS.Idl.CSharp.Wire;
using TelOS.Idl.Model;

namespace TelOS.Idl.CSharp.Emitters;

/// <summary>A struct becomes a C# struct with the same layout, which checks what it reads.</summary>
internal sealed class StructEmitter
{
    private readonly StructDeclaration _declaration;
    private readonly SourceFile _file;
    private readonly CodeWriter _code;
    private readonly NameScope _names;
    private readonly WireTypes _types;
    private readonly List<StructMember> _members = [];

    private StructEmitter(StructDeclaration declaration, ContractNames contract)
    {
        _declaration = declaration;
        string name = CSharpNames.Type(declaration.Name, declaration.Spelling);
        _names = new NameScope(ReservedNames.OfObject);
        _names.Reserve(name);
        List<string> fields = [.. declaration.Fields.Select(field => TakeMember(field.Name, field.Spelling))];
        _file = new SourceFile(contract, name, fields);
        _code = _file.Body;
        _types = new WireTypes(_file, _names);
        for (int i = 0; i < fields.Count; i++)
        {
            AddMember(declaration.Fields[i], fields[i]);
        }
    }

    private string Name => _file.TypeName;

    /// <summary>Writes the file of a struct.</summary>
    public static GeneratedFile Emit(StructDeclaration declaration, ContractNames contract)
    {
        var emitter = new StructEmitter(declaration, contract);
        emitter.EmitType();
        return emitter._file.Finish();
    }

    private string TakeMember(string name, Spelling spelling)
    {
        string member = CSharpNames.Member(name, spelling);
        return _names.Take(member, member + "Value");
    }

    private void AddMember(Field field, string name)
    {
        WireType type = _types.Of(field.Type, name);
        bool isProperty = WireTypes.IsText(field.Type) || (field.Type.Unaliased is OptionalType optional && WireTypes.IsText(optional.Element));
        string storage = isProperty ? _names.Take("_" + CSharpNames.Camel(name)) : CSharpNames.Escape(name);
        _members.Add(new StructMember(field, CSharpNames.Escape(name), storage, type));
    }

    private void EmitType()
    {
        string size = Literal.Number(_declaration.Layout.Size);
        DocComment.Write(
            _code,
            _declaration.Documentation,
            $"The struct <c>{_declaration.Name}</c>.",
            $"<c>{_file.Contract.FileName}</c>, struct <c>{_declaration.Name}</c>: {size} {(_declaration.Layout.Size == 1 ? "byte" : "bytes")}, aligned to {Literal.Number(_declaration.Layout.Alignment)}.");
        Attributes.Obsolete(_file, _declaration.Availability);
        string layout = _file.UseStatic("System.Runtime.InteropServices", "LayoutKind");
        string pack = _declaration.Packing == Packing.Packed ? ", Pack = 1" : string.Empty;
        _code.Line($"[{_file.Use("System.Runtime.InteropServices", "StructLayout")}({layout}.Explicit, Size = {size}{pack})]");
        using (_code.Block($"public partial struct {Name} : {Wire}, {_file.System("IEquatable")}<{Name}>"))
        {
            foreach (StructMember member in _members)
            {
                EmitMember(member);
            }

            EmitTail();
            _code.Separate();
            _code.Line($"static int {Wire}.Size => {size};");
            _code.Separate();
            _code.Line($"static int {Wire}.Alignment => {Literal.Number(_declaration.Layout.Alignment)};");
            EqualityOperators.Emit(_code, Name);
            EmitTryRead();
            EmitWrite();
            EmitEquality();
            _types.EmitNested();
        }
    }

    private string Wire => $"{_file.Runtime("IWireValue")}<{Name}>";

    private void EmitMember(StructMember member)
    {
        _code.Separate();
        string offset = $"[{_file.Use("System.Runtime.InteropServices", "FieldOffset")}({Literal.Number(member.Field.Offset)})]";
        if (!member.IsText && !member.IsOptionalText)
        {
            DocComment.Write(_code, member.Field.Documentation, $"The field <c>{member.Field.Name}</c>.");
            _code.Line(offset);
            _code.Line($"public {member.Type.Name} {member.Name};");
            return;
        }

        _code.Line(offset);
        _code.Line($"private {member.Type.Name} {member.Storage};");
        _code.Separate();
        DocComment.Write(_code, member.Field.Documentation, $"The field <c>{member.Field.Name}</c>.");
        _code.Line($"/// <exception cref=\"{_file.System("ArgumentException")}\">The text is too long or contains a zero.</exception>");
        using (_code.Block($"public string{(member.IsText ? string.Empty : "?")} {member.Name}"))
        {
            _code.Line($"readonly get => {member.Storage}{(member.IsText ? string.Empty : "?")}.ToString();");
            _code.Line(member.IsText
                ? $"set => {member.Storage} = value;"
                : $"set => {member.Storage} = value is null ? default({member.Type.Name}) : new {member.Type.Name.TrimEnd('?')}(value);");
        }

        if (member.IsText)
        {
            _code.Separate();
            _code.Line($"/// <summary>A view of <see cref=\"{member.Name}\"/> that allocates nothing.</summary>");
            _code.Line($"[{_file.Use("System.Diagnostics.CodeAnalysis", "UnscopedRef")}]");
            _code.Line($"public readonly {_file.Runtime("Utf8Text")} {_names.Take(member.Name + "Utf8")} => {member.Storage}.Utf8;");
        }
    }

    /// <summary>.NET passes a small struct in registers by its fields, and loses bytes of a float at the start of a register that is
    /// neither four nor eight bytes of the struct, which only a packed one with a reserved tail has. A byte at its end, which is never
    /// used, makes it an integer register.</summary>
    private void EmitTail()
    {
        int size = _declaration.Layout.Size;
        if (_declaration.Packing != Packing.Packed || size % 4 == 0 || size > 16
            || !_declaration.Reserved.Any(range => range.Offset + range.Size == size))
        {
            return;
        }

        _code.Separate();
        _code.Line("#pragma warning disable CS0169 // The reserved end belongs to the struct where it is passed by value.");
        _code.Line($"[{_file.Use("System.Runtime.InteropServices", "FieldOffset")}({Literal.Number(size - 1)})]");
        _code.Line($"private readonly byte {_names.Take("_reserved", "_reservedEnd")};");
        _code.Line("#pragma warning restore CS0169");
    }

    private void EmitTryRead()
    {
        _code.Separate();
        using (_code.Block($"static bool {Wire}.TryRead({_file.System("ReadOnlySpan")}<byte> source, out {Name} value)"))
        {
            _code.Line("value = default;");
            using (_code.Block($"if (source.Length != {Literal.Number(_declaration.Layout.Size)})"))
            {
                _code.Line("return false;");
            }

            _code.Separate();
            var locals = new NameScope("source", "value");
            foreach (StructMember member in _members)
            {
                member.Type.EmitRead(_code, "value." + member.Storage, new Place("source", member.Field.Offset), locals);
            }

            _code.Line("return true;");
        }
    }

    private void EmitWrite()
    {
        _code.Separate();
        using (_code.Block($"static void {Wire}.Write(in {Name} value, {_file.System("Span")}<byte> destination)"))
        {
            if (_members.Count == 0 || _declaration.Reserved.Count > 0 || _members.Exists(member => member.Type.HasGaps))
            {
                _code.Line("destination.Clear();");
            }

            var locals = new NameScope("destination", "value");
            foreach (StructMember member in _members)
            {
                member.Type.EmitWrite(_code, "value." + member.Storage, new Place("destination", member.Field.Offset), locals);
            }
        }
    }

    private void EmitEquality()
    {
        _code.Separate();
        _code.Line("/// <inheritdoc/>");
        if (_members.Count == 0)
        {
            _code.Line($"public readonly bool Equals({Name} other) => true;");
        }
        else
        {
            _code.Line($"public readonly bool Equals({Name} other) =>");
            using (_code.Indented())
            {
                for (int i = 0; i < _members.Count; i++)
                {
                    StructMember member = _members[i];
                    string end = i == _members.Count - 1 ? ";" : string.Empty;
                    string and = i == 0 ? string.Empty : "&& ";
                    _code.Line(and + member.Type.Equal(member.Storage, "other." + member.Storage) + end);
                }
            }
        }

        _code.Separate();
        _code.Line("/// <inheritdoc/>");
        _code.Line($"public override readonly bool Equals(object? obj) => obj is {Name} other && Equals(other);");
        _code.Separate();
        _code.Line("/// <inheritdoc/>");
        if (_members.Count <= 8)
        {
            string arguments = string.Join(", ", _members.Select(member => member.Storage));
            _code.Line("public override readonly int GetHashCode() => " +
                (_members.Count == 0 ? "0;" : $"{_file.UseStatic("System", "HashCode")}.Combine({arguments});"));
            return;
        }

        using (_code.Block("public override readonly int GetHashCode()"))
        {
            _code.Line($"var hash = new {_file.System("HashCode")}();");
            foreach (StructMember member in _members)
            {
                _code.Line($"hash.Add({member.Storage});");
            }

            _code.Separate();
            _code.Line("return hash.ToHashCode();");
        }
    }
}
