using TelOS.ObjectStore;

namespace TelOS.Fractal;

/// <summary>Deletes what no root reaches, by slots or by relations in either direction. Others work on meanwhile.</summary>
/// <remarks>
/// <para>Looks for candidates in one state of the image, then deletes them some thousand in a transaction, each of which walks through all that is reachable
/// again, out of the cache where it can: whoever makes an object reachable at the same time, and the collection, cannot both commit.</para>
/// <para>The session has to see everything: references from outside a subtree are not seen by one that is confined to it.</para>
/// </remarks>
public static class GarbageCollector
{
    private const int DeletedAtATime = 4096;
    private const int ProgressSteps = 256;

    /// <summary>Collects.</summary>
    /// <param name="image">The image.</param>
    /// <param name="keepAfter">Objects that were written after this version are kept: an import, for example, binds its roots last. Null: none is.</param>
    /// <param name="progress">Told how many objects are walked through, and how many are deleted.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="DamagedObjectException">Something that is reachable cannot be read, so nobody knows what it leads to. Nothing was deleted since.</exception>
    /// <exception cref="ConflictException">Others changed what is reachable each time. What was deleted before stays deleted.</exception>
    public static CollectionResult Run(LivingImage image, ulong? keepAfter = null, IProgress<GraphProgress>? progress = null)
    {
        CollectionPlan plan = Find(image, keepAfter, progress);
        long deleted = 0;
        long kept = plan.Kept;
        foreach (ObjectId[] some in plan.Garbage.Chunk(DeletedAtATime))
        {
            int gone = image.Update(transaction => Delete(transaction, some, progress));
            deleted += gone;
            kept += some.Length - gone;
            progress?.Report(new GraphProgress("deleting objects", deleted, plan.Garbage.Count));
        }
        return new CollectionResult(plan.Objects, deleted, kept);
    }

    /// <summary>Looks for what a collection would delete, and changes nothing.</summary>
    /// <param name="image">The image.</param>
    /// <param name="keepAfter">Objects that were written after this version are kept. Null: none is.</param>
    /// <param name="progress">Told how many objects are walked through.</param>
    /// <exception cref="DamagedObjectException">Something that is reachable cannot be read, so nobody knows what it leads to.</exception>
    public static CollectionPlan Find(LivingImage image, ulong? keepAfter = null, IProgress<GraphProgress>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(image);
        using ImageTransaction transaction = image.BeginRead();
        SortedSet<ulong> all = transaction.Identities();
        HashSet<ulong> reached = Reach(transaction, progress);
        List<ObjectId> garbage = [];
        long kept = 0;
        foreach (ImageObject candidate in transaction.Walk(all.Where(id => !reached.Contains(id))))
        {
            if (IsGarbage(candidate, keepAfter ?? ulong.MaxValue))
            {
                garbage.Add(candidate.Id);
            }
            else
            {
                kept++;
            }
        }
        return new CollectionPlan(all.Count, garbage, kept);
    }

    // What other programs keep in the same store is not the graph's.
    private static bool IsGarbage(ImageObject candidate, ulong keepAfter)
    {
        try
        {
            return candidate.State.Version <= keepAfter;
        }
        catch (DamagedObjectException)
        {
            return false;
        }
    }

    // All that is read here is part of what the commit relies on.
    private static int Delete(ImageTransaction transaction, ObjectId[] candidates, IProgress<GraphProgress>? progress)
    {
        HashSet<ulong> reached = Reach(transaction, progress);
        int deleted = 0;
        foreach (ImageObject garbage in transaction.Walk(candidates.Select(static id => id.Value).Where(id => !reached.Contains(id))))
        {
            if (garbage.Exists)
            {
                garbage.Discard();
                deleted++;
            }
        }
        return deleted;
    }

    private static HashSet<ulong> Reach(ImageTransaction transaction, IProgress<GraphProgress>? progress)
    {
        HashSet<ulong> reached = [];
        List<ulong> edge = [.. transaction.Roots.Values.Select(static root => root.Id.Value).Where(reached.Add)];
        long done = 0;
        while (edge.Count > 0)
        {
            List<ulong> next = [];
            foreach (ImageObject one in transaction.Walk(edge).Where(static one => one.Exists))
            {
                one.State.AddReferences(next);
                if (++done % ProgressSteps == 0)
                {
                    progress?.Report(new GraphProgress("walking through objects", done, 0));
                }
            }
            edge = [.. next.Where(reached.Add)];
        }
        return reached;
    }
}
