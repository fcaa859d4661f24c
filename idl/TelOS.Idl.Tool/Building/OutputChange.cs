namespace TelOS.Idl.Tool.Building;

/// <summary>One file of an output folder, and what is to be done with it.</summary>
/// <param name="Path">Its path below the folder, with forward slashes.</param>
/// <param name="State">How it is.</param>
/// <param name="Content">What it should hold; empty for orphans.</param>
internal sealed record OutputChange(string Path, OutputState State, ReadOnlyMemory<byte> Content)
{
    /// <summary>Whether the file is to be written.</summary>
    public bool IsWrite => State is OutputState.Missing or OutputState.Outdated or OutputState.Edited;
}
