namespace TelOS.Idl.Contracts.Tests.Facts;

/// <summary>A member of a struct.</summary>
/// <param name="Name">Its name; <c>&lt;base&gt;</c> is a base class.</param>
/// <param name="Type">The C++ name of its type.</param>
/// <param name="Offset">Bytes from the start.</param>
/// <param name="Size">Bytes.</param>
public sealed record MemberFacts(string Name, string Type, int Offset, int Size)
{
    /// <summary>Whether this is a base class.</summary>
    public bool IsBase => Name == "<base>";
}
