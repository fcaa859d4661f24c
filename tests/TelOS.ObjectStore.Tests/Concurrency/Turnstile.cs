namespace TelOS.ObjectStore.Tests.Concurrency;

/// <summary>Lets one step after the other through, in random order, all on one thread: the same seed gives the same history.</summary>
/// <param name="random">Who is next.</param>
internal sealed class Turnstile(Random random)
{
    private readonly List<TaskCompletionSource> _waiting = [];

    /// <summary>Waits for its turn.</summary>
    public Task WaitAsync()
    {
        // What waits goes on within SetResult.
        TaskCompletionSource turn = new();
        _waiting.Add(turn);
        return turn.Task;
    }

    /// <summary>Runs what is begun until nobody waits.</summary>
    /// <param name="begin">Begins something.</param>
    public async Task RunAsync(IEnumerable<Func<Task>> begin)
    {
        // Where no context of the test's wants to go on elsewhere.
        await Task.Run(async () =>
        {
            Task[] all = [.. begin.Select(static start => start())];
            while (_waiting.Count > 0)
            {
                int next = random.Next(_waiting.Count);
                TaskCompletionSource turn = _waiting[next];
                _waiting[next] = _waiting[^1];
                _waiting.RemoveAt(_waiting.Count - 1);
                turn.SetResult();
            }

            await Task.WhenAll(all).ConfigureAwait(false);
        }).ConfigureAwait(false);
    }
}
