namespace TelOS.Idl.Syntax;

/// <summary>The keyword of an enumeration.</summary>
public enum EnumKind
{
    /// <summary><c>enum</c>.</summary>
    Enum,

    /// <summary><c>flags</c>.</summary>
    Flags,

    /// <summary><c>error</c>.</summary>
    Error,
}
