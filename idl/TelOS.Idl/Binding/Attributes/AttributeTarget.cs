namespace TelOS.Idl.Binding.Attributes;

/// <summary>What an attribute can stand before.</summary>
[Flags]
internal enum AttributeTarget
{
    None = 0,
    Namespace = 1 << 0,
    Constant = 1 << 1,
    Alias = 1 << 2,
    Struct = 1 << 3,
    Dataspace = 1 << 4,
    Enum = 1 << 5,
    Flags = 1 << 6,
    Error = 1 << 7,
    Union = 1 << 8,
    Record = 1 << 9,
    Exception = 1 << 10,
    Interface = 1 << 11,
    Field = 1 << 12,
    Enumerator = 1 << 13,
    ErrorValue = 1 << 14,
    Method = 1 << 15,
    Signal = 1 << 16,
    Parameter = 1 << 17,
    Argument = 1 << 18,
    Types = Alias | Struct | Dataspace | Enum | Flags | Error | Union | Record | Exception | Interface,
    Declarations = Types | Constant,
    Members = Field | Enumerator | ErrorValue | Method | Signal | Argument,
    Everything = Namespace | Declarations | Members | Parameter,
}
