namespace TelOS.Idl.Tool.Building;

/// <summary>What a build does with what differs.</summary>
internal enum BuildMode
{
    /// <summary>Writes it.</summary>
    Write,

    /// <summary>Says so, and writes nothing.</summary>
    Check,
}
