using Samples.ObjectStore.Store;
using TelOS.ObjectStore;

namespace Samples.ObjectStore;

/// <summary>What can only be done with the server's store at hand.</summary>
internal sealed partial class Walkthrough
{
    /// <summary>Every error of the contract, provoked.</summary>
    public void MeetEveryError(MemoryStore server)
    {
        ErrorTour tour = new(env, _ids.Values.Last(), server);
        foreach ((StoreError expected, StoreError found) in tour.Run())
        {
            Expect(expected == found, $"error {expected} (found {found})");
        }
        IEnumerable<StoreError> missing = Enum.GetValues<StoreError>().Except(tour.Met).Where(e => e != StoreError.Unsupported);
        Expect(!missing.Any(), $"every error is met; missing: {string.Join(", ", missing)}");
        Say($"met every error: {string.Join(", ", tour.Met)}");
    }
}
