using System.Numerics;
using TelOS.Idl.CSharp.Code;
using TelOS.Idl.CSharp.Naming;
using TelOS.Idl.CSharp.Wire;
using TelOS.Idl.Model;
using TelOS.Idl.Naming;

namespace TelOS.Idl.CSharp.Emitters;

/// <summary>Enumerations, errors and flags become C# enumerations, and a class that tells which values are declared.</summary>
internal sealed class EnumEmitter
{
    private readonly Declaration _declaration;
    private readonly ContractNames _contract;
    private readonly string _name;
    private readonly ScalarKind _underlying;
    private readonly string _kind;
    private readonly bool _isFlags;
    private readonly bool _isFlexible;
    private readonly List<(string Name, EnumMember Member)> _members = [];
    private readonly string? _unsupported;

    private EnumEmitter(EnumDeclaration declaration, ContractNames contract)
        : this(declaration, contract, declaration.Underlying, declaration.IsError ? "error" : "enum", declaration.IsFlexible, declaration.Members)
    {
        if (declaration is { IsError: true, IsGenode: false })
        {
            _unsupported = contract.UnsupportedOf(declaration.Name);
        }
    }

    private EnumEmitter(FlagsDeclaration declaration, ContractNames contract)
        : this(declaration, contract, declaration.Underlying, "flags", declaration.IsFlexible, declaration.Members) => _isFlags = true;

    private EnumEmitter(
        Declaration declaration, ContractNames contract, ScalarKind underlying, string kind, bool isFlexible, ValueArray<EnumMember> members)
    {
        _declaration = declaration;
        _contract = contract;
        _name = CSharpNames.Type(declaration.Name, declaration.Spelling);
        _underlying = underlying;
        _kind = kind;
        _isFlexible = isFlexible;
        var names = new NameScope("value__");
        foreach (EnumMember member in members)
        {
            string name = CSharpNames.Member(member.Name, member.Spelling);
            _members.Add((CSharpNames.Escape(names.Take(name, name + "Value")), member));
        }
    }

    /// <summary>Writes the files of an enumeration or an error.</summary>
    public static IEnumerable<GeneratedFile> Emit(EnumDeclaration declaration, ContractNames contract) =>
        new EnumEmitter(declaration, contract).Emit();

    /// <summary>Writes the files of flags.</summary>
    public static IEnumerable<GeneratedFile> Emit(FlagsDeclaration declaration, ContractNames contract) =>
        new EnumEmitter(declaration, contract).Emit();

    private IEnumerable<GeneratedFile> Emit() => [EmitType(), EmitExtensions()];

    private GeneratedFile EmitType()
    {
        var file = new SourceFile(_contract, _name);
        CodeWriter code = file.Body;
        DocComment.Write(
            code, _declaration.Documentation, $"The {_kind} <c>{_declaration.Name}</c>.",
            $"<c>{_contract.FileName}</c>, {_kind} <c>{_declaration.Name}</c>.");
        Attributes.Obsolete(file, _declaration.Availability);
        if (_isFlags)
        {
            code.Line($"[{file.System("Flags")}]");
        }

        using (code.Block($"public enum {_name} : {Scalars.Keyword(_underlying)}"))
        {
            if (_unsupported is not null)
            {
                code.Line("/// <summary>The server does not know the call.</summary>");
                code.Line($"{_unsupported} = 0,");
            }

            foreach ((string name, EnumMember member) in _members)
            {
                code.Separate();
                DocComment.Write(code, member.Documentation, $"The value <c>{member.Name}</c>.", QuotaRemark(member.Quota));
                Attributes.Obsolete(file, member.Availability);
                code.Line($"{name} = {Literal.Number(member.Value)},");
            }
        }

        return file.Finish();
    }

    private static string? QuotaRemark(QuotaKind quota) => quota switch
    {
        QuotaKind.Ram => "A connection upgrades its memory quota and tries again, a bounded number of times.",
        QuotaKind.Capabilities => "A connection upgrades its capability quota and tries again, a bounded number of times.",
        _ => null,
    };

    private GeneratedFile EmitExtensions()
    {
        string extensions = CSharpTypeNames.ExtensionsOf(_name);
        var file = new SourceFile(_contract, extensions);
        CodeWriter code = file.Body;
        code.Line($"/// <summary>Checks values of <see cref=\"{_name}\"/> that come from the other side.</summary>");
        using (code.Block($"public static class {extensions}"))
        {
            code.Line(_isFlexible
                ? "/// <summary>Whether the contract admits the value: undeclared ones pass, because it is flexible.</summary>"
                : "/// <summary>Whether the contract declares the value.</summary>");
            code.Line("/// <param name=\"value\">Any value of the underlying type.</param>");
            if (_isFlexible)
            {
                code.Line($"public static bool IsDefined(this {_name} value) => true;");
            }
            else if (_isFlags)
            {
                BigInteger mask = _members.Aggregate(BigInteger.Zero, (bits, member) => bits | member.Member.Value);
                string all = Literal.Integer(mask, _underlying);
                code.Line($"public static bool IsDefined(this {_name} value) => ((ulong)value & ~(ulong){all}) == 0;");
            }
            else
            {
                EmitIsDefined(code);
            }

            if (_declaration is EnumDeclaration { IsError: true })
            {
                EmitMissingQuota(file);
            }
        }

        return file.Finish();
    }

    private void EmitMissingQuota(SourceFile file)
    {
        CodeWriter code = file.Body;
        string quota = file.Runtime("QuotaKind");
        code.Separate();
        code.Line("/// <summary>What a client has to donate before it tries again, or null where that does not help.</summary>");
        code.Line("/// <param name=\"value\">Why a call failed.</param>");
        List<(string Name, EnumMember Member)> asking = _members.FindAll(member => member.Member.Quota != QuotaKind.None);
        if (asking.Count == 0)
        {
            code.Line($"public static {quota}? MissingQuota(this {_name} value) => null;");
            return;
        }

        using (code.Block($"public static {quota}? MissingQuota(this {_name} value) => value switch", "};"))
        {
            foreach ((string name, EnumMember member) in asking)
            {
                code.Line($"{_name}.{name} => {quota}.{(member.Quota == QuotaKind.Ram ? "Ram" : "Caps")},");
            }

            code.Line("_ => null,");
        }
    }

    private void EmitIsDefined(CodeWriter code)
    {
        List<string> values =
        [
            .. (_unsupported is null ? [] : new[] { _unsupported }),
            .. _members.Where((member, i) => _members.FindIndex(other => other.Member.Value == member.Member.Value) == i)
                .Select(member => member.Name),
        ];
        if (values.Count == 0)
        {
            code.Line($"public static bool IsDefined(this {_name} value) => false;");
            return;
        }

        code.Line($"public static bool IsDefined(this {_name} value) => value is");
        using (code.Indented())
        {
            for (int i = 0; i < values.Count; i++)
            {
                string end = i == values.Count - 1 ? ";" : string.Empty;
                code.Line((i == 0 ? string.Empty : "or ") + $"{_name}.{values[i]}{end}");
            }
        }
    }
}
