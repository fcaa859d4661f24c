namespace TelOS.Fractal;

/// <summary>What a value is.</summary>
public enum ValueKind : byte
{
    /// <summary>Nothing.</summary>
    Null,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A whole number of 64 bits.</summary>
    Integer,

    /// <summary>A number with a fraction, of double precision.</summary>
    Number,

    /// <summary>A text.</summary>
    Text,

    /// <summary>Bytes.</summary>
    Bytes,

    /// <summary>Values in order.</summary>
    List,

    /// <summary>Values by name.</summary>
    Map,

    /// <summary>An object.</summary>
    Reference,

    /// <summary>Behaviour: the name of a method.</summary>
    Method,
}
