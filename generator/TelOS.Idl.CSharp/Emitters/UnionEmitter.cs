using TelOS.Idl.CSharp.Code;
using TelOS.Idl.CSharp.Naming;
using TelOS.Idl.CSharp.Wire;
using TelOS.Idl.Model;
using TelOS.Idl.Naming;

namespace TelOS.Idl.CSharp.Emitters;

/// <summary>A union becomes a C# struct with the same layout, whose arms can be got at only when the tag says so, and an enumeration
/// of its tags.</summary>
internal sealed class UnionEmitter
{
    private readonly UnionDeclaration _declaration;
    private readonly SourceFile _file;
    private readonly CodeWriter _code;
    private readonly WireTypes _types;
    private readonly List<UnionMember> _members = [];
    private readonly string _tags;
    private readonly string _empty;

    private UnionEmitter(UnionDeclaration declaration, ContractNames contract)
    {
        _declaration = declaration;
        string name = CSharpNames.Type(declaration.Name, declaration.Spelling);
        _tags = CSharpTypeNames.TagsOf(name);
        var names = new NameScope([.. ReservedNames.OfObject, name, "Tag", "_tag"]);
        var tags = new NameScope("value__");
        List<string> arms = [.. declaration.Arms.Select(arm => CSharpNames.Member(arm.Name, arm.Spelling))];
        names.Reserve(arms.SelectMany(arm => new[] { "From" + arm, "TryGet" + arm, "Is" + arm }));
        _file = new SourceFile(contract, name, "Tag");
        _code = _file.Body;
        _types = new WireTypes(_file, names);
        for (int i = 0; i < arms.Count; i++)
        {
            WireType? type = declaration.Arms[i].Type is { } arm ? _types.Of(arm, arms[i]) : null;
            string storage = names.Take("_" + CSharpNames.Camel(arms[i]));
            _members.Add(new UnionMember(declaration.Arms[i], arms[i], CSharpNames.Escape(tags.Take(arms[i], arms[i] + "Value")), storage, type));
        }

        _empty = tags.Take("Empty", "None", "NoArm");
    }

    private string Name => _file.TypeName;

    private string Wire => $"{_file.Runtime("IWireValue")}<{Name}>";

    private string Size => Literal.Number(_declaration.Layout.Size);

    /// <summary>Writes the files of a union.</summary>
    public static IEnumerable<GeneratedFile> Emit(UnionDeclaration declaration, ContractNames contract)
    {
        var emitter = new UnionEmitter(declaration, contract);
        emitter.EmitType();
        return [emitter._file.Finish(), emitter.EmitTags()];
    }

    private GeneratedFile EmitTags()
    {
        var file = new SourceFile(_file.Contract, _tags);
        CodeWriter code = file.Body;
        code.Line($"/// <summary>Which arm of <see cref=\"{Name}\"/> is in use.</summary>");
        using (code.Block($"public enum {_tags} : {Scalars.Keyword(_declaration.TagType)}"))
        {
            code.Line("/// <summary>None.</summary>");
            code.Line($"{_empty} = 0,");
            foreach (UnionMember member in _members)
            {
                code.Separate();
                DocComment.Write(code, member.Arm.Documentation, $"The arm <c>{member.Arm.Name}</c>.");
                Attributes.Obsolete(file, member.Arm.Availability);
                code.Line($"{member.Enumerator} = {Literal.Number(member.Arm.Tag)},");
            }
        }

        return file.Finish();
    }

    private void EmitType()
    {
        DocComment.Write(
            _code,
            _declaration.Documentation,
            $"The union <c>{_declaration.Name}</c>.",
            $"<c>{_file.Contract.FileName}</c>, union <c>{_declaration.Name}</c>: {Size} bytes, " +
            $"aligned to {Literal.Number(_declaration.Layout.Alignment)}.");
        Attributes.Obsolete(_file, _declaration.Availability);
        string layout = _file.Use("System.Runtime.InteropServices", "LayoutKind");
        _code.Line($"[{_file.Use("System.Runtime.InteropServices", "StructLayout")}({layout}.Explicit, Size = {Size})]");
        using (_code.Block($"public partial struct {Name} : {Wire}, {_file.System("IEquatable")}<{Name}>"))
        {
            EmitStorage();
            foreach (UnionMember member in _members)
            {
                EmitArm(member);
            }

            _code.Separate();
            _code.Line($"static int {Wire}.Size => {Size};");
            _code.Separate();
            _code.Line($"static int {Wire}.Alignment => {Literal.Number(_declaration.Layout.Alignment)};");
            EqualityOperators.Emit(_code, Name);
            EmitTryRead();
            EmitWrite();
            EmitEquality();
            _types.EmitNested();
        }
    }

    private void EmitStorage()
    {
        string offset = _file.Use("System.Runtime.InteropServices", "FieldOffset");
        _code.Line($"[{offset}(0)]");
        _code.Line($"private {_tags} _tag;");
        foreach (UnionMember member in _members.Where(member => member.Type is not null))
        {
            _code.Separate();
            _code.Line($"[{offset}({Literal.Number(_declaration.PayloadOffset)})]");
            _code.Line($"private {member.Type!.Name} {member.Storage};");
        }

        _code.Separate();
        _code.Line("/// <summary>The arm that is in use.</summary>");
        _code.Line($"public readonly {_tags} Tag => _tag;");
    }

    private void EmitArm(UnionMember member)
    {
        string tag = $"{_tags}.{member.Enumerator}";
        _code.Separate();
        DocComment.Write(_code, member.Arm.Documentation, $"A union with the arm <c>{member.Arm.Name}</c>.");
        if (member.Type is not { } type)
        {
            Attributes.Obsolete(_file, member.Arm.Availability);
            _code.Line($"public static {Name} From{member.Name}() => new() {{ _tag = {tag} }};");
            _code.Separate();
            _code.Line($"/// <summary>Whether the arm <c>{member.Arm.Name}</c> is in use.</summary>");
            Attributes.Obsolete(_file, member.Arm.Availability);
            _code.Line($"public readonly bool Is{member.Name} => _tag == {tag};");
            return;
        }

        DocComment.Parameter(_code, "value", "What the arm holds.");
        if (member.IsText || member.IsOptionalText)
        {
            _code.Line($"/// <exception cref=\"{_file.System("ArgumentException")}\">The text is too long or contains a zero.</exception>");
        }

        Attributes.Obsolete(_file, member.Arm.Availability);
        string parameter = member.IsText ? _file.Runtime("Utf8Text") : member.IsOptionalText ? "string?" : type.Name;
        string stored = member.IsText ? $"new {type.Name}(value)"
            : member.IsOptionalText ? $"value is null ? default({type.Name}) : new {type.Name.TrimEnd('?')}(value)" : "value";
        _code.Line($"public static {Name} From{member.Name}({parameter} value) => new() {{ _tag = {tag}, {member.Storage} = {stored} }};");
        EmitTryGet(member, type, tag);
    }

    private void EmitTryGet(UnionMember member, WireType type, string tag)
    {
        string result = member.IsText ? "string" : member.IsOptionalText ? "string?" : type.Name;
        string otherwise = member.IsText ? "string.Empty" : member.IsOptionalText ? "null" : "default";
        string value = member.IsText ? $"{member.Storage}.ToString()" : member.IsOptionalText ? $"{member.Storage}?.ToString()" : member.Storage;
        _code.Separate();
        _code.Line($"/// <summary>What the arm <c>{member.Arm.Name}</c> holds.</summary>");
        DocComment.Parameter(_code, "value", member.IsText ? "The text, or an empty one." : "The value, or the default.");
        DocComment.Element(_code, "returns", "Whether the arm is in use.");
        Attributes.Obsolete(_file, member.Arm.Availability);
        using (_code.Block($"public readonly bool TryGet{member.Name}(out {result} value)"))
        {
            _code.Line($"value = _tag == {tag} ? {value} : {otherwise};");
            _code.Line($"return _tag == {tag};");
        }
    }

    private void EmitTryRead()
    {
        _code.Separate();
        using (_code.Block($"static bool {Wire}.TryRead({_file.System("ReadOnlySpan")}<byte> source, out {Name} value)"))
        {
            _code.Line("value = default;");
            using (_code.Block($"if (source.Length != {Size})"))
            {
                _code.Line("return false;");
            }

            _code.Separate();
            _code.Line($"value._tag = ({_tags}){ScalarWire.Read(_declaration.TagType, new Place("source", 0), _file)};");
            var locals = new NameScope("source", "value");
            using (_code.Block("switch (value._tag)"))
            {
                EmitCase(_empty, () => _code.Line("return true;"));
                foreach (UnionMember member in _members)
                {
                    EmitCase(member.Enumerator, () =>
                    {
                        member.Type?.EmitRead(_code, "value." + member.Storage, new Place("source", _declaration.PayloadOffset), locals);
                        _code.Line("return true;");
                    });
                }

                _code.Line("default:");
                using (_code.Indented())
                {
                    _code.Line("return false;");
                }
            }
        }
    }

    private void EmitWrite()
    {
        _code.Separate();
        using (_code.Block($"static void {Wire}.Write(in {Name} value, {_file.System("Span")}<byte> destination)"))
        {
            _code.Line("destination.Clear();");
            string tag = $"({Scalars.Keyword(_declaration.TagType)})value._tag";
            _code.Line(ScalarWire.Write(_declaration.TagType, tag, new Place("destination", 0), _file));
            List<UnionMember> held = [.. _members.Where(member => member.Type is not null)];
            if (held.Count == 0)
            {
                return;
            }

            var locals = new NameScope("destination", "value");
            using (_code.Block("switch (value._tag)"))
            {
                foreach (UnionMember member in held)
                {
                    EmitCase(member.Enumerator, () =>
                    {
                        member.Type!.EmitWrite(_code, "value." + member.Storage, new Place("destination", _declaration.PayloadOffset), locals);
                        _code.Line("break;");
                    });
                }
            }
        }
    }

    private void EmitCase(string enumerator, Action emit)
    {
        _code.Line($"case {_tags}.{enumerator}:");
        using (_code.Indented())
        {
            emit();
        }
    }

    private void EmitEquality()
    {
        List<UnionMember> held = [.. _members.Where(member => member.Type is not null)];
        _code.Separate();
        _code.Line("/// <inheritdoc/>");
        if (held.Count == 0)
        {
            _code.Line($"public readonly bool Equals({Name} other) => _tag == other._tag;");
        }
        else
        {
            using (_code.Block($"public readonly bool Equals({Name} other) => _tag == other._tag && _tag switch", "};"))
            {
                foreach (UnionMember member in held)
                {
                    _code.Line($"{_tags}.{member.Enumerator} => {member.Type!.Equal(member.Storage, "other." + member.Storage)},");
                }

                _code.Line("_ => true,");
            }
        }

        _code.Separate();
        _code.Line("/// <inheritdoc/>");
        _code.Line($"public override readonly bool Equals(object? obj) => obj is {Name} other && Equals(other);");
        _code.Separate();
        _code.Line("/// <inheritdoc/>");
        string combine = $"{_file.UseStatic("System", "HashCode")}.Combine(_tag";
        if (held.Count == 0)
        {
            _code.Line($"public override readonly int GetHashCode() => {combine});");
            return;
        }

        using (_code.Block("public override readonly int GetHashCode() => _tag switch", "};"))
        {
            foreach (UnionMember member in held)
            {
                _code.Line($"{_tags}.{member.Enumerator} => {combine}, {member.Storage}),");
            }

            _code.Line($"_ => {combine}),");
        }
    }
}
