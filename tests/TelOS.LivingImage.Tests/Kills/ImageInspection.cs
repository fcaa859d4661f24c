using TelOS.LivingImage.Workload;
using TelOS.ObjectStore;
using TelOS.ObjectStore.Engine;
using TelOS.Storage;

namespace TelOS.LivingImage.Tests;

/// <summary>Opens a copy of an image with the engine, as a person does who finds the machine switched off.</summary>
internal static class ImageInspection
{
    /// <summary>Reads everything, and tells the witnesses what the accounts say.</summary>
    /// <param name="image">The image; nobody writes to it.</param>
    /// <param name="ledgers">The witnesses.</param>
    /// <returns>What does not fit together; empty when all is well.</returns>
    public static IReadOnlyList<string> Run(string image, IReadOnlyList<LedgerWitness> ledgers)
    {
        string copy = image + ".copy";
        File.Copy(image, copy, overwrite: true);
        using FileBlockDevice device = FileBlockDevice.Open(copy);
        using Store store = Store.Open(device, new StoreOptions { Create = true });
        using (StoreTransaction reader = store.Begin(Access.Read))
        {
            foreach (LedgerWitness ledger in ledgers)
            {
                ledger.Look(Numbers(reader, ledger.Ledger), "the engine");
            }
        }

        return store.Check().Findings;
    }

    private static ulong?[] Numbers(StoreTransaction reader, LedgerDescription ledger)
    {
        try
        {
            ulong first = reader.FindRoot(ledger.Name).Value;
            return
            [
                .. Enumerable.Range(0, ledger.Accounts)
                    .Select(i => Account.Read(reader.Read(new ObjectId { Value = first + (ulong)i }).Content.Span, ledger.Size))
                    .Distinct(),
            ];
        }
        catch (StoreException e) when (e.Error == StoreError.NotFound)
        {
            // None of its transactions is there.
            return [0];
        }
    }
}
