namespace TelOS.Idl.Model;

/// <summary>Where the padding of a struct may come from.</summary>
public enum Packing
{
    /// <summary>Only where <c>pad</c> says so; every field lies at its natural alignment.</summary>
    Explicit,

    /// <summary><c>[layout(natural)]</c>: the compiler pads as a C++ compiler does.</summary>
    Natural,

    /// <summary><c>[layout(packed)]</c>: no padding, alignment 1.</summary>
    Packed,
}
