using Samples.LivingImage.Atlas.Data;
using TelOS.Fractal;
using TelOS.ObjectStore;

namespace Samples.LivingImage.Atlas.Loading;

/// <summary>Writes the objects of one transaction, with their relations to each other and to those of earlier transactions.</summary>
/// <param name="transaction">The transaction.</param>
/// <param name="data">Where the objects come from.</param>
/// <param name="earlier">The objects of earlier transactions, by index.</param>
/// <param name="knownWords">The words of earlier transactions.</param>
internal sealed class PageWriter(
    ImageTransaction transaction, DataSet data, IReadOnlyList<ObjectId> earlier, IReadOnlyDictionary<string, ObjectId> knownWords)
{
    // Uses that stand before their declarations are joined with them when these come.
    private readonly ILookup<int, int> _uses = data.Nodes
        .Where(node => node.Declaration >= 0).ToLookup(static node => node.Declaration, static node => node.Index);

    /// <summary>What it wrote, in the order of the data set.</summary>
    public List<ObjectId> Objects { get; } = [];

    /// <summary>The words that were not there before.</summary>
    public Dictionary<string, ObjectId> NewWords { get; } = new(StringComparer.Ordinal);

    /// <summary>Writes an object.</summary>
    public void Add(DataNode node)
    {
        ImageObject prototype = Prototype(node.Kind);
        ImageObject written = transaction.Create([.. node.Slots, (Loader.PrototypeSlot, prototype)]);
        Objects.Add(written.Id);
        if (node.Whole >= 0)
        {
            written.Relate(RelationKind.PartOf, At(node.Whole));
        }

        if (node.Declaration >= 0 && node.Declaration < node.Index)
        {
            written.Relate(RelationKind.InstanceOf, At(node.Declaration));
        }

        foreach (int use in _uses[node.Index].Where(use => use < node.Index))
        {
            At(use).Relate(RelationKind.InstanceOf, written);
        }

        foreach (string word in node.Words)
        {
            written.Relate(RelationKind.AssociatedWith, Word(word));
        }
    }

    /// <summary>Writes what the transaction has brought, so that it can be found again.</summary>
    /// <param name="number">The number of the page, from 1.</param>
    /// <param name="before">The page before it.</param>
    public ImageObject Finish(int number, ImageObject? before) => transaction.Create(
        ("number", number),
        ("before", before),
        ("objects", Value.List([.. Objects.Select(Value.Reference)])),
        ("words", new ValueMap(NewWords.Select(static word => KeyValuePair.Create(word.Key, Value.Reference(word.Value))))));

    private ImageObject At(int index) =>
        transaction.Get(index < earlier.Count ? earlier[index] : Objects[index - earlier.Count]);

    private ImageObject Word(string word)
    {
        if (knownWords.TryGetValue(word, out ObjectId known) || NewWords.TryGetValue(word, out known))
        {
            return transaction.Get(known);
        }

        ImageObject written = transaction.Create(("name", word), (Loader.PrototypeSlot, Prototype("word")));
        transaction.BindRoot(Words.RootOf(word), written);
        NewWords.Add(word, written.Id);
        return written;
    }

    private ImageObject Prototype(string kind)
    {
        if (transaction.FindRoot(Prototypes.RootOf(Prototypes.Thing)) is null)
        {
            Prototypes.Create(transaction, Prototypes.Thing);
        }

        return transaction.FindRoot(Prototypes.RootOf(kind)) ?? Prototypes.Create(transaction, kind);
    }
}
