namespace TelOS.ObjectStore.Testing.Checking;

/// <summary>What transactions read and write: an object, or a root.</summary>
/// <param name="Id">The object's identity; 0 for a root.</param>
/// <param name="Root">The root's name; null for an object.</param>
internal readonly record struct Item(ulong Id, string? Root = null)
{
    public override string ToString() => Root is null ? $"object {Id}" : $"root '{Root}'";
}
