namespace TelOS.ObjectStore.Testing.Checking;

/// <summary>The state of an item from a version on.</summary>
/// <param name="Version">The version that wrote it; 0 for the state before all transactions.</param>
/// <param name="Writer">The index of the transaction that wrote it; of no meaning in version 0.</param>
/// <param name="Value">An object's tag, or the object that a root is bound to; 0 when there is none.</param>
/// <param name="Size">Bytes of the object's content.</param>
internal readonly record struct ItemState(ulong Version, int Writer, ulong Value, ulong Size)
{
    public bool IsPresent => Value != 0;
}
