using TelOS.Fractal;

namespace TelOS.Host.Tool;

/// <summary>What is wrong with the graph, where the store itself is sound.</summary>
/// <param name="Foreign">Objects that are no records of the graph.</param>
/// <param name="Dangling">Slots that refer to objects that are not there.</param>
/// <param name="Findings">What is wrong, a sentence each.</param>
internal sealed record GraphCheck(long Foreign, long Dangling, IReadOnlyList<string> Findings)
{
    private const int ProgressSteps = 256;

    /// <summary>Reads all objects.</summary>
    public static GraphCheck Run(LivingImage image, int maxFindings, IProgress<GraphProgress> progress)
    {
        long foreign = 0, dangling = 0, done = 0;
        List<string> findings = [];
        using var transaction = image.BeginRead();
        try
        {
            foreach (var one in transaction.Objects())
            {
                if (++done % ProgressSteps == 0)
                {
                    progress.Report(new GraphProgress("following relations", done, 0));
                }

                try
                {
                    dangling += one.Slots.Values.Count(value => value.TryGetReference(out var id) && transaction.Find(id) is null);
                    findings.AddRange(Relations(one).Take(maxFindings - findings.Count));
                }
                catch (DamagedObjectException)
                {
                    foreign++;
                }
            }
        }
        catch (ImageException error)
        {
            findings.Add(error.Message);
        }

        return new GraphCheck(foreign, dangling, findings);
    }

    // A relation is known at both ends, or something is lost.
    private static IEnumerable<string> Relations(ImageObject one)
    {
        foreach (var named in one.RelationKinds)
        {
            RelationKind kind = new(named.Name);
            foreach (var other in one.Related(kind).Where(other => !other.Exists || !other.RelatedFrom(kind).Any(end => end.Id == one.Id)))
            {
                yield return $"Object {one.Id.Value} is '{kind.Name}' of object {other.Id.Value}, which does not know it.";
            }

            foreach (var other in one.RelatedFrom(kind).Where(other => !other.Exists || !other.IsRelated(kind, one)))
            {
                yield return $"Object {other.Id.Value} should be '{kind.Name}' of object {one.Id.Value}, and does not know it.";
            }
        }
    }
}
