using TelOS.Idl.Model;

namespace TelOS.Idl.CSharp.Wire;

/// <summary>What every scalar is in C#.</summary>
internal static class Scalars
{
    /// <summary>The C# keyword.</summary>
    public static string Keyword(ScalarKind kind) => kind switch
    {
        ScalarKind.Bool => "bool",
        ScalarKind.U8 => "byte",
        ScalarKind.U16 => "ushort",
        ScalarKind.U32 => "uint",
        ScalarKind.U64 or ScalarKind.USize => "ulong",
        ScalarKind.I8 => "sbyte",
        ScalarKind.I16 => "short",
        ScalarKind.I32 => "int",
        ScalarKind.I64 => "long",
        ScalarKind.F32 => "float",
        _ => "double",
    };

    /// <summary>The name in names of methods: <c>ReadUInt32</c>.</summary>
    public static string Suffix(ScalarKind kind) => kind switch
    {
        ScalarKind.Bool => "Boolean",
        ScalarKind.U8 => "UInt8",
        ScalarKind.U16 => "UInt16",
        ScalarKind.U32 => "UInt32",
        ScalarKind.U64 or ScalarKind.USize => "UInt64",
        ScalarKind.I8 => "Int8",
        ScalarKind.I16 => "Int16",
        ScalarKind.I32 => "Int32",
        ScalarKind.I64 => "Int64",
        ScalarKind.F32 => "Single",
        _ => "Double",
    };

    /// <summary>Bytes.</summary>
    public static int Size(ScalarKind kind) => kind switch
    {
        ScalarKind.Bool or ScalarKind.U8 or ScalarKind.I8 => 1,
        ScalarKind.U16 or ScalarKind.I16 => 2,
        ScalarKind.U32 or ScalarKind.I32 or ScalarKind.F32 => 4,
        _ => 8,
    };
}
