using Samples.LivingImage.Atlas.Data;
using TelOS.Fractal;
using TelOS.ObjectStore;

namespace Samples.LivingImage.Atlas.Loading;

/// <summary>Compares the objects in the image with those of the data set: their slots, and their relations at both ends.</summary>
/// <param name="transaction">The state of the image.</param>
/// <param name="data">What should be there.</param>
/// <param name="objects">The objects that are there, by index.</param>
/// <param name="words">The words that are there.</param>
internal sealed class Comparison(
    ImageTransaction transaction, DataSet data, IReadOnlyList<ObjectId> objects, IReadOnlyDictionary<string, ObjectId> words)
{
    private const int MaxTold = 10;

    /// <summary>Counts the objects that are not what they should be.</summary>
    /// <param name="log">Where the first of them are told.</param>
    public int Count(TextWriter log)
    {
        int wrong = 0;
        foreach (DataNode[] some in data.Nodes.Take(objects.Count).Chunk(500))
        {
            transaction.Load(some.Select(At));
            foreach (DataNode node in some.Where(node => !IsRight(node)))
            {
                if (wrong++ < MaxTold)
                {
                    log.WriteLine($"Error: {At(node)} is not {node.Kind} {node["name"]}");
                }
            }
        }

        return wrong;
    }

    private ImageObject At(DataNode node) => transaction.Get(objects[node.Index]);

    private bool IsRight(DataNode node)
    {
        ImageObject found = At(node);
        return found.Exists
            && found.Slots.Count == node.Slots.Count + 1
            && node.Slots.All(slot => found[slot.Name] == slot.Value)
            && Prototypes.IsA(found, node.Kind)
            && (node.Whole < 0 || IsJoined(found, RelationKind.PartOf, objects[node.Whole]))
            && (node.Declaration < 0 || node.Declaration >= objects.Count || IsJoined(found, RelationKind.InstanceOf, objects[node.Declaration]))
            && node.Words.All(word => words.TryGetValue(word, out ObjectId id) && IsJoined(found, RelationKind.AssociatedWith, id));
    }

    private bool IsJoined(ImageObject from, RelationKind kind, ObjectId to)
    {
        ImageObject other = transaction.Get(to);
        return from.IsRelated(kind, other) && other.RelatedFrom(kind).Any(end => end.Id == from.Id);
    }
}
