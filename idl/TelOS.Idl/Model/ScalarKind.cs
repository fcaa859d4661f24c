namespace TelOS.Idl.Model;

/// <summary>The scalar types of the language.</summary>
public enum ScalarKind
{
    /// <summary><c>bool</c>: one byte, 0 or 1.</summary>
    Bool,

    /// <summary><c>u8</c>.</summary>
    U8,

    /// <summary><c>u16</c>.</summary>
    U16,

    /// <summary><c>u32</c>.</summary>
    U32,

    /// <summary><c>u64</c>.</summary>
    U64,

    /// <summary><c>i8</c>.</summary>
    I8,

    /// <summary><c>i16</c>.</summary>
    I16,

    /// <summary><c>i32</c>.</summary>
    I32,

    /// <summary><c>i64</c>.</summary>
    I64,

    /// <summary><c>f32</c>: IEEE 754 binary32.</summary>
    F32,

    /// <summary><c>f64</c>: IEEE 754 binary64.</summary>
    F64,

    /// <summary><c>usize</c>: the machine word, eight bytes on every machine this project supports.</summary>
    USize,
}
