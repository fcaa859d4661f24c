namespace TelOS.Idl.Model;

/// <summary>What a named type was declared as.</summary>
public enum NamedTypeKind
{
    /// <summary><c>struct</c>.</summary>
    Struct,

    /// <summary><c>enum</c>.</summary>
    Enum,

    /// <summary><c>error</c>.</summary>
    Error,

    /// <summary><c>flags</c>.</summary>
    Flags,

    /// <summary><c>union</c>.</summary>
    Union,

    /// <summary><c>record</c>.</summary>
    Record,

    /// <summary><c>dataspace</c>.</summary>
    Dataspace,

    /// <summary><c>interface</c>.</summary>
    Interface,

    /// <summary><c>session</c>.</summary>
    Session,

    /// <summary><c>exception</c>.</summary>
    Exception,
}
