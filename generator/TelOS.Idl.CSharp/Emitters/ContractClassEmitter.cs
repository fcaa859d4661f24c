using System.Globalization;
using TelOS.Idl.CSharp.Code;
using TelOS.Idl.CSharp.Interfaces;
using TelOS.Idl.CSharp.Naming;
using TelOS.Idl.Model;

namespace TelOS.Idl.CSharp.Emitters;

/// <summary>Writes the class that says what a session is called and what it costs.</summary>
internal static class ContractClassEmitter
{
    /// <summary>Writes the file of the class.</summary>
    public static GeneratedFile Emit(InterfaceShape shape, SessionDeclaration session, ContractNames contract)
    {
        var file = new SourceFile(contract, shape.Contract);
        CodeWriter code = file.Body;
        code.Line($"/// <summary>What a session behind <see cref=\"{shape.Interface}\"/> is called and what a client donates for it.</summary>");
        using (code.Block($"public static class {shape.Contract}"))
        {
            if (session.Service is { } service)
            {
                code.Line("/// <summary>The service's name.</summary>");
                code.Line($"public const string ServiceName = {Literal.Text(service)};");
                code.Separate();
            }

            code.Line("/// <summary>Bytes of memory that a client donates at the start.</summary>");
            code.Line($"public const ulong RamQuota = {Literal.Number(session.RamQuota ?? 0)};");
            code.Separate();
            code.Line("/// <summary>Capabilities that a client donates at the start.</summary>");
            code.Line($"public const ulong CapQuota = {Literal.Number(session.CapQuota ?? 0)};");
            if (session.Bulk is { } bulk)
            {
                string limits = file.Runtime("BulkLimits");
                code.Separate();
                code.Line("/// <summary>The size of the shared buffer that carries <c>bulk</c> values.</summary>");
                code.Line($"public static {limits} Bulk => new {limits}({Literal.Number(bulk.Size)}, {Literal.Number(bulk.Max)});");
            }

            if (session.HasContractFunctions)
            {
                EmitVersion(file, session);
            }
        }

        return file.Finish();
    }

    private static void EmitVersion(SourceFile file, SessionDeclaration session)
    {
        CodeWriter code = file.Body;
        string version = file.Runtime("ContractVersion");
        string info = file.Use("TelOS.Runtime.Bulk", "ContractInfo");
        code.Separate();
        code.Line("/// <summary>The version of the contract that this code was made from.</summary>");
        code.Line($"public static {version} Version => new {version}({Literal.Number(session.Major)}, {Literal.Number(session.Minor)});");
        code.Separate();
        code.Line("/// <summary>SHA-256 of the contract's canonical form.</summary>");
        using (code.Block($"public static {file.System("ReadOnlySpan")}<byte> Hash =>", "];", "["))
        {
            for (int i = 0; i < session.Hash.Length; i += 32)
            {
                string row = session.Hash.Substring(i, Math.Min(32, session.Hash.Length - i));
                code.Line(string.Join(" ", Bytes(row).Select(value => value + ",")));
            }
        }

        code.Separate();
        code.Line("/// <summary>What a server answers when it is asked for its contract.</summary>");
        using (code.Block($"public static {info} Info"))
        {
            using (code.Block("get"))
            {
                code.Line($"var info = new {info} {{ Major = {Literal.Number(session.Major)}, Minor = {Literal.Number(session.Minor)} }};");
                code.Line("Hash.CopyTo(info.Hash);");
                code.Line("return info;");
            }
        }
    }

    private static IEnumerable<string> Bytes(string hexadecimal)
    {
        for (int i = 0; i + 1 < hexadecimal.Length; i += 2)
        {
            byte value = byte.Parse(hexadecimal.Substring(i, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            yield return "0x" + value.ToString("X2", CultureInfo.InvariantCulture);
        }
    }
}
