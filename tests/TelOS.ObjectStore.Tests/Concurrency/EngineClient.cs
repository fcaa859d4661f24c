using TelOS.ObjectStore.Engine;
using TelOS.ObjectStore.Testing.Workload;

namespace TelOS.ObjectStore.Tests.Concurrency;

/// <summary>The engine as one client sees it.</summary>
/// <param name="store">The engine.</param>
internal sealed class EngineClient(Store store) : IClientStore
{
    public ValueTask<IClientTransaction> BeginAsync(bool writes) => new(new EngineTransaction(store.Begin(writes ? Access.Write : Access.Read)));

    public ValueTask<ulong> AllocateAsync(int count) => new(store.AllocateIds((uint)count).First.Value);
}
