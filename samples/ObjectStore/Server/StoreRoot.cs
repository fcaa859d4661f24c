using Samples.ObjectStore.Store;
using TelOS.ObjectStore;
using TelOS.Runtime;

namespace Samples.ObjectStore.Server;

/// <summary>Hands out sessions of the store.</summary>
internal sealed class StoreRoot(Entrypoint entrypoint, MemoryStore store) : ObjectStoreRoot(entrypoint)
{
    protected override Result<ObjectStoreSession, SessionError> CreateSession(SessionArguments session, ObjectStoreArguments arguments) =>
        new StoreSession(session, arguments.Writeable, store);
}
