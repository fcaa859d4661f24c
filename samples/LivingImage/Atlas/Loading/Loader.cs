using Samples.LivingImage.Atlas.Data;
using TelOS.Fractal;
using TelOS.ObjectStore;

namespace Samples.LivingImage.Atlas.Loading;

/// <summary>Brings a data set into the image, a page of objects in each transaction, and goes on where an earlier loader was.</summary>
/// <param name="image">The image.</param>
/// <param name="data">What to bring there.</param>
/// <param name="log">Where it says what is acknowledged.</param>
internal sealed class Loader(TelOS.Fractal.LivingImage image, DataSet data, TextWriter log)
{
    private const int NodesOnPage = 25;

    /// <summary>The root of all: how many pages there are, and the last of them.</summary>
    public const string Root = "atlas";

    /// <summary>The slot that leads to the prototype.</summary>
    public const string PrototypeSlot = "kind*";

    private readonly List<ObjectId> _objects = [];
    private readonly Dictionary<string, ObjectId> _words = new(StringComparer.Ordinal);

    private int Pages => (data.Nodes.Count + NodesOnPage - 1) / NodesOnPage;

    /// <summary>Finds what earlier loaders stored, and compares it with the data set.</summary>
    /// <returns>Whether all of it is what was stored, and nothing is missing between.</returns>
    public bool Resume()
    {
        using ImageTransaction transaction = image.BeginRead();
        if (transaction.FindRoot(Root) is not { } atlas)
        {
            log.WriteLine($"the image is empty; {Words.Count(data.Nodes.Count, "object")} are to be stored in {Words.Count(Pages, "transaction")}");
            return true;
        }

        PageWalk walk = new(transaction, atlas);
        _objects.AddRange(walk.Objects);
        foreach ((string word, ObjectId id) in walk.Words)
        {
            _words.Add(word, id);
        }

        Comparison comparison = new(transaction, data, _objects, _words);
        int wrong = comparison.Count(log);
        if (wrong > 0)
        {
            log.WriteLine($"Error: {wrong:N0} of {Words.Count(_objects.Count, "object")} are not what was stored");
            return false;
        }

        log.WriteLine($"found {walk.Pages} transactions: {Words.Count(_objects.Count, "object")} and {Words.Count(_words.Count, "word")}, all as they were stored");
        return true;
    }

    /// <summary>Stores what is missing. A line says so of each transaction that the store has acknowledged.</summary>
    public void Run()
    {
        for (int page = _objects.Count / NodesOnPage; page < Pages; page++)
        {
            (List<ObjectId> objects, Dictionary<string, ObjectId> words) = image.Update(transaction => Store(transaction, page));
            _objects.AddRange(objects);
            foreach ((string word, ObjectId id) in words)
            {
                _words.Add(word, id);
            }

            log.WriteLine($"acknowledged transaction {page + 1} of {Pages}");
        }

        log.WriteLine($"all {Words.Count(_objects.Count, "object")} and {Words.Count(_words.Count, "word")} are in the image");
    }

    private (List<ObjectId> Objects, Dictionary<string, ObjectId> Words) Store(ImageTransaction transaction, int number)
    {
        PageWriter page = new(transaction, data, _objects, _words);
        foreach (DataNode node in data.Nodes.Skip(number * NodesOnPage).Take(NodesOnPage))
        {
            page.Add(node);
        }

        ImageObject atlas = transaction.RootOrNew(Root);
        ImageObject written = page.Finish(number + 1, atlas.Follow("page"));
        atlas["page"] = written;
        atlas["pages"] = number + 1;
        return (page.Objects, page.NewWords);
    }
}
