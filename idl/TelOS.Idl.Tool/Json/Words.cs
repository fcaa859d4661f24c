using TelOS.Idl.Model;

namespace TelOS.Idl.Tool.Json;

/// <summary>How the enumerations of the model are written; the index of a word is the enumeration's value.</summary>
internal static class Words
{
    /// <summary><see cref="ScalarKind"/>.</summary>
    public static IReadOnlyList<string> Scalars { get; } =
        ["bool", "u8", "u16", "u32", "u64", "i8", "i16", "i32", "i64", "f32", "f64", "usize"];

    /// <summary><see cref="NamedTypeKind"/>.</summary>
    public static IReadOnlyList<string> NamedTypes { get; } =
        ["struct", "enum", "error", "flags", "union", "record", "dataspace", "interface", "session", "exception"];

    /// <summary><see cref="Model.Packing"/>.</summary>
    public static IReadOnlyList<string> Packing { get; } = ["explicit", "natural", "packed"];

    /// <summary><see cref="ReservedKind"/>.</summary>
    public static IReadOnlyList<string> Reserved { get; } = ["pad", "reserve", "implicit"];

    /// <summary><see cref="QuotaKind"/>.</summary>
    public static IReadOnlyList<string> Quotas { get; } = ["none", "ram", "caps"];

    /// <summary><see cref="CapabilityTransfer"/>.</summary>
    public static IReadOnlyList<string> Transfers { get; } = ["copy", "move", "borrow"];

    /// <summary>The word of a scalar.</summary>
    public static string Of(ScalarKind kind) => Scalars[(int)kind];

    /// <summary>The scalar that a word names.</summary>
    public static ScalarKind Scalar(JsonValue value) => (ScalarKind)value.Word(Scalars);
}
