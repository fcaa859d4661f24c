using TelOS.ObjectStore.Engine;

namespace TelOS.ObjectStore.Server;

/// <summary>Checkpoints that clients ask for, one after the other on a thread of its own; those that wait share the next.</summary>
/// <param name="store">The store.</param>
internal sealed class Checkpoints(Store store)
{
    private readonly Lock _lock = new();
    private List<Action<StoreError?>> _waiting = [];
    private bool _isRunning;

    /// <summary>Asks for a checkpoint that begins from now on.</summary>
    /// <param name="done">Called on another thread, with what went wrong or null.</param>
    public void Request(Action<StoreError?> done)
    {
        lock (_lock)
        {
            _waiting.Add(done);
            if (_isRunning)
            {
                return;
            }

            _isRunning = true;
        }

        _ = Task.Run(Run);
    }

    private void Run()
    {
        while (Take() is { } served)
        {
            StoreError? error = Attempt();
            served.ForEach(done => done(error));
        }
    }

    private List<Action<StoreError?>>? Take()
    {
        lock (_lock)
        {
            if (_waiting.Count == 0)
            {
                _isRunning = false;
                return null;
            }

            List<Action<StoreError?>> taken = _waiting;
            _waiting = [];
            return taken;
        }
    }

    private StoreError? Attempt()
    {
        try
        {
            store.Checkpoint();
            return null;
        }
        catch (StoreException e)
        {
            return e.Error;
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The store is being closed, or its device is gone.
            return StoreError.StorageFailed;
        }
    }
}
