using TelOS.Fractal;
using TelOS.ObjectStore;

namespace Samples.LivingImage.Atlas.Loading;

/// <summary>What the pages say that earlier loaders stored.</summary>
internal sealed class PageWalk
{
    /// <summary>Walks from the last page to the first.</summary>
    /// <exception cref="InvalidDataException">A page is missing.</exception>
    public PageWalk(ImageTransaction transaction, ImageObject atlas)
    {
        Pages = (int)atlas["pages"].AsInteger();
        List<ValueList> objects = [];
        ImageObject? page = atlas.Follow("page");
        for (int number = Pages; number > 0; number--, page = page.Follow("before"))
        {
            if (page?["number"] != number)
            {
                throw new InvalidDataException($"Page {number} of {Pages} is missing.");
            }

            objects.Add(page["objects"].AsList());
            foreach ((string word, Value id) in page["words"].AsMap())
            {
                Words.Add(word, id.AsReference());
            }
        }

        objects.Reverse();
        Objects = [.. objects.SelectMany(static list => list).Select(static value => value.AsReference())];
    }

    /// <summary>How many pages there are.</summary>
    public int Pages { get; }

    /// <summary>All objects, in the order of the data set.</summary>
    public IReadOnlyList<ObjectId> Objects { get; }

    /// <summary>All words.</summary>
    public Dictionary<string, ObjectId> Words { get; } = new(StringComparer.Ordinal);
}
