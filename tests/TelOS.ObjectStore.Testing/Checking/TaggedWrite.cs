namespace TelOS.ObjectStore.Testing.Checking;

/// <summary>Who stored a content.</summary>
/// <param name="Writer">The index of the transaction.</param>
/// <param name="Id">The object.</param>
/// <param name="IsLast">Whether the transaction did not change the object again.</param>
internal readonly record struct TaggedWrite(int Writer, ulong Id, bool IsLast);
