using TelOS.ObjectStore;
using TelOS.Runtime;

namespace TelOS.Fractal;

/// <summary>Brings objects from lines of JSON, as <see cref="GraphExport"/> writes them, into an image. They get new identities.</summary>
/// <remarks>
/// <para>People write such lines, too: the header may be missing, an identity is any number or text, an object may be referred to before its line.</para>
/// <para>All lines are read and checked before anything is written. Objects are then written some hundred in a transaction, and the last transaction binds the
/// roots: whoever does not look at all objects sees all of the import or nothing. An import that fails takes away what it wrote; what one leaves whose process
/// was killed is reached by no root.</para>
/// </remarks>
public static class GraphImport
{
    private const int ObjectsAtATime = 256;

    /// <summary>Imports lines.</summary>
    /// <param name="image">Where to.</param>
    /// <param name="open">Opens the lines; called twice.</param>
    /// <param name="replaceRoots">Whether roots that are bound already are bound anew; else that is an error.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellationToken">Ends it, as long as no root is bound; what was written is taken away then.</param>
    /// <returns>How many objects were imported.</returns>
    /// <exception cref="ImportException">A line cannot be meant, or a root is there already; nothing was imported.</exception>
    /// <exception cref="ImageException">The store refused; no root was bound.</exception>
    /// <exception cref="OperationCanceledException">It was ended; nothing was imported.</exception>
    public static long Read(
        LivingImage image, Func<TextReader> open, bool replaceRoots = false, IProgress<GraphProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(open);
        ImportPlan plan = new();
        using (TextReader lines = open())
        {
            plan.Read(lines, progress, cancellationToken);
        }
        if (!replaceRoots)
        {
            using ImageTransaction transaction = image.BeginRead();
            CheckRoots(transaction, plan);
        }
        plan.Identify(image.AllocateId);
        List<ulong> written = [];
        try
        {
            using (TextReader lines = open())
            {
                Write(image, plan.Objects(lines), written, done => progress?.Report(new GraphProgress("importing objects", done, plan.Count)), cancellationToken);
            }
            cancellationToken.ThrowIfCancellationRequested();
            if (plan.Roots.Count > 0)
            {
                image.Update(transaction => Bind(transaction, plan, replaceRoots));
            }
        }
        catch
        {
            Withdraw(image.Store, written);
            throw;
        }
        return plan.Count;
    }

    private static void Write(LivingImage image, IEnumerable<(ulong Id, ObjectState State)> objects, List<ulong> written, Action<long> report, CancellationToken cancellationToken)
    {
        foreach ((ulong Id, ObjectState State)[] some in objects.Chunk(ObjectsAtATime))
        {
            cancellationToken.ThrowIfCancellationRequested();
            using ImageTransaction transaction = image.BeginWrite();
            foreach ((ulong id, ObjectState state) in some)
            {
                transaction.Add(new ObjectId { Value = id }, state);
            }
            transaction.Commit();
            written.AddRange(some.Select(static o => o.Id));
            report(written.Count);
        }
    }

    // Nobody was told of these objects, so nothing refers to them but they themselves.
    private static void Withdraw(IImageStore store, List<ulong> written)
    {
        try
        {
            foreach (ulong[] some in written.Chunk(ObjectsAtATime))
            {
                ObjectBatch gone = new() { Objects = [.. some.Select(static id => new ObjectContent { Id = new ObjectId { Value = id } })] };
                if (!store.Begin(Access.Write).TryGetValue(out TransactionId transaction, out _))
                {
                    return;
                }
                if (!store.Store(transaction, gone).IsOk)
                {
                    _ = store.Rollback(transaction);
                    return;
                }
                _ = store.Commit(transaction);
            }
        }
        catch (Exception error) when (error is RpcException or ObjectDisposedException)
        {
            // The store is gone; why the import failed is what the caller wants to know.
        }
    }

    private static void Bind(ImageTransaction transaction, ImportPlan plan, bool replaceRoots)
    {
        if (!replaceRoots)
        {
            CheckRoots(transaction, plan);
        }
        foreach ((string name, (int index, _)) in plan.Roots)
        {
            transaction.BindRoot(name, transaction.Get(plan.IdOf(index)));
        }
    }

    private static void CheckRoots(ImageTransaction transaction, ImportPlan plan)
    {
        foreach ((string name, (_, long line)) in plan.Roots)
        {
            if (transaction.FindRoot(name) is not null)
            {
                throw new ImportException(line, $"There is a root '{name}' already.");
            }
        }
    }
}
