using System.Text;
using TelOS.ObjectStore;
using TelOS.Runtime;

namespace TelOS.Fractal;

/// <summary>The names under which the graph is entered.</summary>
public sealed partial class ImageTransaction
{
    /// <summary>The roots and the objects they are bound to, by name.</summary>
    public IReadOnlyDictionary<string, ImageObject> Roots
    {
        get
        {
            ThrowIfOver();
            SortedDictionary<string, ImageObject> roots = new(StringComparer.Ordinal);
            foreach (Root root in Check(Store.ListRoots(_id), "list its roots").Roots)
            {
                roots[root.Name] = Get(root.Id);
            }
            foreach ((string name, ulong id) in _changedRoots)
            {
                if (id == 0)
                {
                    roots.Remove(name);
                }
                else
                {
                    roots[name] = Get(new ObjectId { Value = id });
                }
            }
            return roots;
        }
    }

    /// <summary>The object a root is bound to.</summary>
    /// <param name="name">The root's name.</param>
    /// <exception cref="ObjectNotFoundException">There is no such root.</exception>
    public ImageObject Root(string name) => FindRoot(name) ?? throw new ObjectNotFoundException($"There is no root '{name}'.");

    /// <summary>The object a root is bound to; where there is none yet, a new object becomes it.</summary>
    /// <param name="name">The root's name.</param>
    public ImageObject RootOrNew(string name)
    {
        if (FindRoot(name) is { } found)
        {
            return found;
        }
        ImageObject created = Create();
        BindRoot(name, created);
        return created;
    }

    /// <summary>The object a root is bound to, or null.</summary>
    /// <param name="name">The root's name.</param>
    public ImageObject? FindRoot(string name) =>
        TryFindKnownRoot(name, out ImageObject? known) ? known : Accept(name, Store.FindRoot(_id, name));

    /// <inheritdoc cref="FindRoot"/>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async ValueTask<ImageObject?> FindRootAsync(string name, CancellationToken cancellationToken = default) =>
        TryFindKnownRoot(name, out ImageObject? known) ? known : Accept(name, await Store.FindRootAsync(_id, name, cancellationToken));

    /// <summary>Binds a root to an object, also when it was bound to another.</summary>
    /// <param name="name">The root's name: 1 to 63 bytes of UTF-8.</param>
    /// <param name="target">The object.</param>
    public void BindRoot(string name, ImageObject target)
    {
        ArgumentNullException.ThrowIfNull(target);
        ThrowUnlessWriting();
        CheckRootName(name);
        if (target.Transaction != this)
        {
            throw new ArgumentException("The object belongs to another transaction.", nameof(target));
        }
        NoteReferences([target.Id.Value]);
        _changedRoots[name] = target.Id.Value;
    }

    /// <summary>Takes a root's name away. The object stays, until a collection finds that nothing reaches it.</summary>
    /// <param name="name">The root's name.</param>
    /// <returns>Whether there was such a root.</returns>
    public bool UnbindRoot(string name)
    {
        ThrowUnlessWriting();
        if (FindRoot(name) is null)
        {
            return false;
        }
        _changedRoots[name] = 0;
        return true;
    }

    /// <summary>Whether a root may have a name.</summary>
    /// <exception cref="ArgumentException">It may not.</exception>
    internal static void CheckRootName(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (name.Contains('\0', StringComparison.Ordinal) || Encoding.UTF8.GetByteCount(SlotName.CheckText(name)) >= ObjectStoreConstants.MaxRootName)
        {
            throw new ArgumentException($"A root's name has 1 to {ObjectStoreConstants.MaxRootName - 1} bytes of UTF-8, none of them 0.", nameof(name));
        }
    }

    private bool TryFindKnownRoot(string name, out ImageObject? found)
    {
        ThrowIfOver();
        CheckRootName(name);
        bool isKnown = _changedRoots.TryGetValue(name, out ulong id) || _roots.TryGetValue(name, out id);
        found = id == 0 ? null : Get(new ObjectId { Value = id });
        return isKnown;
    }

    private ImageObject? Accept(string name, Result<ObjectId, StoreError> result)
    {
        if (!result.IsOk && result.Error == StoreError.NotFound)
        {
            _roots[name] = 0;
            return null;
        }
        ObjectId id = Check(result, "find a root");
        _roots[name] = id.Value;
        return Get(id);
    }
}
