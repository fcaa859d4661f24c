using TelOS.Idl.CSharp.Code;
using TelOS.Idl.CSharp.Naming;
using TelOS.Idl.CSharp.Records;
using TelOS.Idl.Model;

namespace TelOS.Idl.CSharp.Emitters;

/// <summary>A record becomes a C# record that reads and writes itself as MessagePack.</summary>
internal sealed class RecordEmitter
{
    private readonly RecordDeclaration _declaration;
    private readonly SourceFile _file;
    private readonly CodeWriter _code;
    private readonly List<RecordMember> _members = [];
    private readonly Dictionary<RecordMember, string> _comparers = [];

    private RecordEmitter(RecordDeclaration declaration, ContractNames contract)
    {
        _declaration = declaration;
        string name = CSharpNames.Type(declaration.Name, declaration.Spelling);
        var names = new NameScope([.. ReservedNames.OfObject, "Clone", "EqualityContract", "PrintMembers", name]);
        List<string> properties = [.. declaration.Fields.Select(field => TakeProperty(names, field))];
        _file = new SourceFile(contract, name, properties);
        _code = _file.Body;
        var types = new RecordTypes(_file);
        var locals = new NameScope(["reader", "writer", "value", "count", "i", .. RecordMember.Words(properties.Count)]);
        for (int i = 0; i < properties.Count; i++)
        {
            RecordField field = declaration.Fields[i];
            TypeReference type = field.Type.Unaliased is OptionalType optional ? optional.Element : field.Type;
            string local = CSharpNames.Escape(locals.Take(CSharpNames.Camel(properties[i])));
            var member = new RecordMember(field, CSharpNames.Escape(properties[i]), local, types.Of(type), i);
            _members.Add(member);
            if (member.Type.Comparer is not null)
            {
                _comparers.Add(member, names.Take($"s_{CSharpNames.Camel(properties[i])}Comparer"));
            }
        }
    }

    private string Name => _file.TypeName;

    private string Record => $"{_file.Runtime("IRecord")}<{Name}>";

    private string Reader => _file.StaticRuntime("RecordReader");

    /// <summary>Writes the file of a record.</summary>
    public static GeneratedFile Emit(RecordDeclaration declaration, ContractNames contract)
    {
        var emitter = new RecordEmitter(declaration, contract);
        emitter.EmitType();
        return emitter._file.Finish();
    }

    private static string TakeProperty(NameScope names, RecordField field)
    {
        string name = CSharpNames.Member(field.Name, field.Spelling);
        return names.Take(name, name + "Value");
    }

    private void EmitType()
    {
        DocComment.Write(
            _code,
            _declaration.Documentation,
            $"The record <c>{_declaration.Name}</c>.",
            $"<c>{_file.Contract.FileName}</c>, record <c>{_declaration.Name}</c>.");
        Attributes.Obsolete(_file, _declaration.Availability);
        using (_code.Block($"public sealed partial record {Name} : {Record}"))
        {
            foreach (KeyValuePair<RecordMember, string> comparer in _comparers)
            {
                string type = $"{_file.Use("System.Collections.Generic", "IEqualityComparer")}<{comparer.Key.Type.Name}?>";
                _code.Line($"private static readonly {type} {comparer.Value} = {comparer.Key.Type.Comparer};");
            }

            foreach (RecordMember member in _members)
            {
                EmitProperty(member);
            }

            EmitWrite();
            EmitRead();
            if (_comparers.Count > 0)
            {
                EmitEquality();
            }
        }
    }

    private void EmitProperty(RecordMember member)
    {
        _code.Separate();
        DocComment.Write(_code, member.Field.Documentation, $"The field <c>{member.Field.Name}</c>.");
        Attributes.Obsolete(_file, member.Field.Availability);
        string initial = !member.IsOptional && member.Type.Default is { } value ? $" = {value};" : string.Empty;
        _code.Line($"public {member.TypeName} {member.Name} {{ get; init; }}{initial}");
    }

    private void EmitWrite()
    {
        _code.Separate();
        string writer = _file.Use("MessagePack", "MessagePackWriter");
        using (_code.Block($"static void {Record}.Write(ref {writer} writer, {Name} value)"))
        {
            EmitCount();
            _members.ForEach(EmitWrite);
        }
    }

    private void EmitCount()
    {
        string required = Literal.Number(_members.Count(member => !member.IsOptional));
        List<RecordMember> optional = _members.FindAll(member => member.IsOptional);
        if (optional.Count == 0)
        {
            _code.Line($"writer.WriteMapHeader({required});");
            return;
        }

        _code.Line($"int count = {required};");
        foreach (RecordMember member in optional)
        {
            _code.Line($"count += value.{member.Name} is null ? 0 : 1;");
        }

        _code.Line("writer.WriteMapHeader(count);");
    }

    private void EmitWrite(RecordMember member)
    {
        string key = $"writer.Write({Literal.Number(member.Field.Key)});";
        if (!member.IsOptional)
        {
            _code.Line(key);
            _code.Line(member.Type.Write("value." + member.Name) + ";");
            return;
        }

        using (_code.Block($"if (value.{member.Name} is {{ }} {member.Local})"))
        {
            _code.Line(key);
            _code.Line(member.Type.Write(member.Local) + ";");
        }

        _code.Separate();
    }

    private void EmitRead()
    {
        _code.Separate();
        string reader = _file.Use("MessagePack", "MessagePackReader");
        using (_code.Block($"static {Name} {Record}.Read(ref {reader} reader)"))
        {
            foreach (RecordMember member in _members)
            {
                _code.Line($"{member.TypeName} {member.Local} = {(member.IsOptional ? "null" : member.Type.Default is null ? "default" : "default!")};");
            }

            foreach (string word in RecordMember.Words(_members.Count))
            {
                _code.Line($"ulong {word} = 0;");
            }

            _code.Line($"int count = {Reader}.ReadHeader(ref reader);");
            using (_code.Block("for (int i = 0; i < count; i++)"))
            using (_code.Block($"switch ({Reader}.ReadKey(ref reader))"))
            {
                _members.ForEach(EmitCase);
                _code.Line("default:");
                using (_code.Indented())
                {
                    _code.Line($"{Reader}.Skip(ref reader);");
                    _code.Line("break;");
                }
            }

            _code.Separate();
            foreach (RecordMember member in _members.Where(member => !member.IsOptional))
            {
                _code.Line($"{Reader}.Require({member.Seen}, {member.Bit}, {FullName(member)});");
            }

            using (_code.Block($"return new {Name}", "};"))
            {
                foreach (RecordMember member in _members)
                {
                    _code.Line($"{member.Name} = {member.Local},");
                }
            }
        }
    }

    private void EmitCase(RecordMember member)
    {
        _code.Line($"case {Literal.Number(member.Field.Key)}:");
        using (_code.Indented())
        {
            _code.Line($"{Reader}.Once(ref {member.Seen}, {member.Bit}, {FullName(member)});");
            string absent = member.IsOptional ? "reader.TryReadNil() ? null : " : string.Empty;
            _code.Line($"{member.Local} = {absent}{member.Type.Read};");
            _code.Line("break;");
        }
    }

    private string FullName(RecordMember member) => Literal.Text($"{_declaration.Name}.{member.Field.Name}");

    private void EmitEquality()
    {
        _code.Separate();
        _code.Line("/// <summary>Whether all fields are equal, lists and maps by what is in them.</summary>");
        _code.Line("/// <param name=\"other\">The other record.</param>");
        _code.Line($"public bool Equals({Name}? other) =>");
        using (_code.Indented())
        {
            _code.Line("ReferenceEquals(this, other) || (other is not null");
            using (_code.Indented())
            {
                for (int i = 0; i < _members.Count; i++)
                {
                    string end = i == _members.Count - 1 ? ");" : string.Empty;
                    _code.Line($"&& {Comparer(_members[i])}.Equals({_members[i].Name}, other.{_members[i].Name}){end}");
                }
            }
        }

        _code.Separate();
        _code.Line("/// <inheritdoc/>");
        using (_code.Block("public override int GetHashCode()"))
        {
            _code.Line($"var hash = new {_file.System("HashCode")}();");
            foreach (RecordMember member in _members)
            {
                string comparer = _comparers.TryGetValue(member, out string? name) ? ", " + name : string.Empty;
                _code.Line($"hash.Add({member.Name}{comparer});");
            }

            _code.Separate();
            _code.Line("return hash.ToHashCode();");
        }
    }

    private string Comparer(RecordMember member) => _comparers.TryGetValue(member, out string? name)
        ? name
        : $"{_file.UseStatic("System.Collections.Generic", "EqualityComparer")}<{member.TypeName}>.Default";
}
