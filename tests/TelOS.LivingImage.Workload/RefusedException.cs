using TelOS.ObjectStore;

namespace TelOS.LivingImage.Workload;

/// <summary>The store did not do what it was asked.</summary>
#pragma warning disable CA1032, CA1064 // Never thrown beyond this assembly, and always with the reason.
internal sealed class RefusedException(StoreError error) : Exception($"The store refuses: {error}.")
{
    /// <summary>Why.</summary>
    public StoreError Error { get; } = error;
}
