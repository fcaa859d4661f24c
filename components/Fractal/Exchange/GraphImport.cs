using TelOS.ObjectStore;

namespace TelOS.Fractal;

/// <summary>Brings objects from lines of JSON, as <see cref="GraphExport"/> writes them, into an image. They get new identities.</summary>
/// <remarks>
/// <para>People write such lines, too: the header may be missing, an identity is any number or text, an object may be referred to before its line.</para>
/// <para>All lines are read and checked before anything is written. Objects are then written some hundred in a transaction, and the last transaction binds the
/// roots: whoever does not look at all objects sees all of the import or nothing. What an import that was ended leaves is reached by no root.</para>
/// </remarks>
public static class GraphImport
{
    private const int ObjectsAtATime = 256;

    /// <summary>Imports lines.</summary>
    /// <param name="image">Where to.</param>
    /// <param name="open">Opens the lines; called twice.</param>
    /// <param name="replaceRoots">Whether roots that are bound already are bound anew; else that is an error.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <returns>How many objects were imported.</returns>
    /// <exception cref="ImportException">A line cannot be meant, or a root is there already; nothing was imported.</exception>
    /// <exception cref="ImageException">The store refused; no root was bound.</exception>
    public static long Read(LivingImage image, Func<TextReader> open, bool replaceRoots = false, IProgress<ExchangeProgress>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(open);
        ImportPlan plan = new();
        using (TextReader lines = open())
        {
            plan.Read(lines, progress);
        }
        if (!replaceRoots)
        {
            using ImageTransaction transaction = image.BeginRead();
            CheckRoots(transaction, plan);
        }
        plan.Identify(image.AllocateId);
        using (TextReader lines = open())
        {
            foreach ((ulong Id, ObjectState State)[] some in plan.Objects(lines).Chunk(ObjectsAtATime))
            {
                using ImageTransaction transaction = image.BeginWrite();
                foreach ((ulong id, ObjectState state) in some)
                {
                    transaction.Add(new ObjectId { Value = id }, state);
                }
                transaction.Commit();
                progress?.Report(new ExchangeProgress("importing objects", plan.Written, plan.Count));
            }
        }
        if (plan.Roots.Count > 0)
        {
            image.Update(transaction => Bind(transaction, plan, replaceRoots));
        }
        return plan.Count;
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
