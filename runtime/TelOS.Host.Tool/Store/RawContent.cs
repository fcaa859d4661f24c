using TelOS.Fractal;
using TelOS.ObjectStore;
using Engine = TelOS.ObjectStore.Engine.Store;

namespace TelOS.Host.Tool;

/// <summary>The bytes of an object, whatever they mean.</summary>
internal static class RawContent
{
    /// <summary>Reads bytes that fit into an object.</summary>
    /// <param name="path">A file; - is standard input.</param>
    /// <exception cref="FormatException">There are more.</exception>
    public static byte[] Read(string path)
    {
        using Stream source = path == "-" ? Console.OpenStandardInput() : File.OpenRead(path);
        using MemoryStream content = new();
        var buffer = new byte[1 << 16];
        for (int count; (count = source.Read(buffer)) > 0;)
        {
            content.Write(buffer, 0, count);
            if (content.Length > Engine.MaxObjectBytes)
            {
                throw new FormatException($"'{path}' has more bytes than an object may have: {SizeText.Of(Engine.MaxObjectBytes)}");
            }
        }

        return content.ToArray();
    }

    /// <summary>Stores bytes as an object.</summary>
    /// <param name="store">Where.</param>
    /// <param name="what">The object; a root that is not there yet is made.</param>
    /// <param name="content">The bytes.</param>
    /// <exception cref="ObjectNotFoundException">There is no object of this identity.</exception>
    public static ObjectId Store(Engine store, string what, byte[] content)
    {
        using var transaction = store.Begin(Access.Write);
        var isIdentity = ImageSelector.TryReadIdentity(what, out var id);
        if (isIdentity && !transaction.TryRead(id, out _))
        {
            throw new ObjectNotFoundException($"there is no object {id.Value}");
        }

        var name = ImageSelector.RootName(what);
        var root = isIdentity ? null : transaction.ListRoots().Roots.Find(root => root.Name == name);
        if (!isIdentity)
        {
            id = root?.Id ?? store.AllocateIds(1).First;
        }

        transaction.Store(id, content);
        if (!isIdentity && root is null)
        {
            transaction.BindRoot(name, id);
        }

        transaction.CommitAsync().GetAwaiter().GetResult();
        return id;
    }
}
