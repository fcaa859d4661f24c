using TelOS.Fractal;
using TelOS.ObjectStore;
using TelOS.Runtime;

namespace TelOS.Benchmarks;

/// <summary>Objects of the graph that the process's cache has.</summary>
internal static class GraphReads
{
    /// <summary>Nanoseconds to read a slot of an object that a transaction meets for the first time, with its share of beginning the transaction.</summary>
    public static double Measure(Env env, int objects)
    {
        using LivingImage image = LivingImage.Open(env);
        ObjectId[] ids = image.Update(transaction => Create(transaction, objects));
        double pass = Batches.Measure(() => Pass(image, ids), 10);
        return image.CachedObjects >= objects ? pass / objects : throw new InvalidOperationException("The cache does not have them.");
    }

    private static ObjectId[] Create(ImageTransaction transaction, int objects)
    {
        ImageObject list = transaction.Create();
        transaction.BindRoot("list", list);
        ObjectId[] ids = new ObjectId[objects];
        for (int i = 0; i < objects; i++)
        {
            ids[i] = transaction.Create(("number", i), ("name", $"object {i}"), ("list", list)).Id;
        }
        return ids;
    }

    private static void Pass(LivingImage image, ObjectId[] ids)
    {
        long sum = 0;
        using (ImageTransaction transaction = image.BeginRead())
        {
            foreach (ObjectId id in ids)
            {
                sum += transaction.Get(id)["number"].AsInteger();
            }
        }
        if (sum != (long)ids.Length * (ids.Length - 1) / 2)
        {
            throw new InvalidOperationException("An object is not what it was.");
        }
    }
}
