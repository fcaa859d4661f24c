using TelOS.Idl.CSharp.Code;
using TelOS.Idl.CSharp.Naming;
using TelOS.Idl.Model;

namespace TelOS.Idl.CSharp.Wire;

/// <summary>Integers, floating-point numbers, and truth values, which are 0 or 1 and nothing else.</summary>
internal sealed class ScalarWire(ScalarKind kind, SourceFile file) : WireType(Scalars.Keyword(kind), Scalars.Size(kind))
{
    /// <inheritdoc/>
    public override bool IsEveryPattern => kind != ScalarKind.Bool;

    /// <summary>An expression that reads the number at a place; not for truth values.</summary>
    public static string Read(ScalarKind kind, Place source, SourceFile file) => kind switch
    {
        ScalarKind.U8 => source.Byte,
        ScalarKind.I8 => $"(sbyte){source.Byte}",
        _ => $"{Primitives(file)}.Read{Scalars.Suffix(kind)}LittleEndian({source.Rest})",
    };

    /// <summary>A statement that writes the number at a place; not for truth values.</summary>
    public static string Write(ScalarKind kind, string value, Place destination, SourceFile file) => kind switch
    {
        ScalarKind.U8 => $"{destination.Byte} = {value};",
        ScalarKind.I8 => $"{destination.Byte} = (byte){value};",
        _ => $"{Primitives(file)}.Write{Scalars.Suffix(kind)}LittleEndian({destination.Rest}, {value});",
    };

    /// <inheritdoc/>
    public override void EmitRead(CodeWriter code, string target, Place source, NameScope locals)
    {
        if (kind != ScalarKind.Bool)
        {
            code.Line($"{target} = {Read(kind, source, file)};");
            return;
        }

        using (code.Block($"if ({source.Byte} > 1)"))
        {
            code.Line("return false;");
        }

        code.Separate();
        code.Line($"{target} = {source.Byte} == 1;");
    }

    /// <inheritdoc/>
    public override void EmitWrite(CodeWriter code, string value, Place destination, NameScope locals) =>
        code.Line(kind == ScalarKind.Bool
            ? $"{destination.Byte} = {value} ? (byte)1 : (byte)0;"
            : Write(kind, value, destination, file));

    /// <inheritdoc/>
    public override string Equal(string left, string right) =>
        kind is ScalarKind.F32 or ScalarKind.F64 ? $"{left}.Equals({right})" : base.Equal(left, right);

    private static string Primitives(SourceFile file) => file.UseStatic("System.Buffers.Binary", "BinaryPrimitives");
}
