using TelOS.ObjectStore.Testing.Recording;

namespace TelOS.ObjectStore.Testing.Checking;

/// <summary>What a transaction changed so far: the last state that it gave to each item.</summary>
internal sealed class Changes : Dictionary<Item, ItemState>
{
    /// <summary>All that a transaction changed.</summary>
    public static Changes Of(HistoryTransaction transaction)
    {
        Changes changes = [];
        foreach (HistoryOperation operation in transaction.Operations)
        {
            changes.Apply(operation);
        }

        return changes;
    }

    /// <summary>Notes what an operation changes.</summary>
    public void Apply(HistoryOperation operation)
    {
        switch (operation)
        {
            case ObjectWrite write:
                this[new(write.Id)] = new ItemState { Value = write.Tag, Size = write.Size };
                break;
            case ObjectDelete delete:
                this[new(delete.Id)] = default;
                break;
            case RootWrite root:
                this[new(0, root.Name)] = new ItemState { Value = root.Id };
                break;
            default:
                break;
        }
    }
}
