namespace TelOS.ObjectStore.Engine.Transactions;

/// <summary>What a commit changed.</summary>
/// <param name="Version">The version that it made.</param>
/// <param name="Stored">Objects that it stored.</param>
/// <param name="Deleted">Objects that it deleted.</param>
/// <param name="Roots">Roots that it bound or unbound.</param>
internal sealed record CommittedChanges(ulong Version, ulong[] Stored, ulong[] Deleted, string[] Roots)
{
    /// <summary>Entries that it takes in a memory of changes.</summary>
    public int Count => Stored.Length + Deleted.Length + Roots.Length + 1;
}
