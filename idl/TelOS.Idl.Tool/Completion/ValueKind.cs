namespace TelOS.Idl.Tool.Completion;

/// <summary>What a shell offers where a value is expected.</summary>
internal enum ValueKind
{
    /// <summary>No value is expected.</summary>
    None,

    /// <summary>Something nobody can guess.</summary>
    Anything,

    /// <summary>Files and folders.</summary>
    File,

    /// <summary>Folders.</summary>
    Folder,

    /// <summary>Contracts, and folders that may hold some.</summary>
    Contract,

    /// <summary>One of some words.</summary>
    Word,
}
