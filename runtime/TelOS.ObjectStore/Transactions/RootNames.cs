using System.Text;

namespace TelOS.ObjectStore.Engine.Transactions;

/// <summary>Names of roots: what a client says is relative to its subtree.</summary>
internal static class RootNames
{
    /// <summary>Whether who works in a subtree sees a root.</summary>
    /// <param name="subtree">The subtree; empty sees all.</param>
    /// <param name="name">The whole name.</param>
    public static bool Sees(string subtree, string name) =>
        subtree.Length == 0
        || (name.Length > subtree.Length && name[subtree.Length] == '/' && name.StartsWith(subtree, StringComparison.Ordinal));

    /// <summary>The whole name for one in a subtree.</summary>
    /// <param name="subtree">The subtree.</param>
    /// <param name="name">The name in it.</param>
    /// <exception cref="StoreException">There is no such name: it is empty, or too long with its subtree.</exception>
    public static string Whole(string subtree, string name)
    {
        string whole = subtree.Length == 0 ? name : $"{subtree}/{name}";
        return name.Length > 0 && Encoding.UTF8.GetByteCount(whole) < ObjectStoreConstants.MaxRootName
            ? whole
            : throw new StoreException(
                StoreError.InvalidArgument,
                $"'{whole}' is no name of a root: it has 1 to {ObjectStoreConstants.MaxRootName - 1} bytes, its subtree included.");
    }

    /// <summary>The name in a subtree of a whole one that it sees.</summary>
    /// <param name="subtree">The subtree.</param>
    /// <param name="name">The whole name.</param>
    public static string Relative(string subtree, string name) => subtree.Length == 0 ? name : name[(subtree.Length + 1)..];
}
