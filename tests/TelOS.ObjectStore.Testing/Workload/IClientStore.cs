namespace TelOS.ObjectStore.Testing.Workload;

/// <summary>A store as one client sees it.</summary>
public interface IClientStore
{
    /// <summary>Begins a transaction.</summary>
    /// <param name="writes">Whether it may change something.</param>
    ValueTask<IClientTransaction> BeginAsync(bool writes);

    /// <summary>Reserves identities that nobody else gets.</summary>
    /// <param name="count">How many.</param>
    /// <returns>The first of them; the others follow.</returns>
    ValueTask<ulong> AllocateAsync(int count);
}
