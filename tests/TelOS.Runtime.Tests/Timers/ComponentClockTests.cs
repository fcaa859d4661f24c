using System.Diagnostics;
using TelOS.Runtime.Tests.Sessions;

namespace TelOS.Runtime.Tests.Timers;

public sealed class ComponentClockTests : IDisposable
{
    private readonly LocalParent _parent = new();
    private readonly ServedTimer _timer = new();
    private readonly ServedRoot _root;
    private readonly Env _client;
    private readonly ComponentClock _clock;

    public ComponentClockTests()
    {
        var server = _parent.CreateEnv("server");
        _root = new ServedRoot(server.Entrypoint, "Timer", _timer.Dispatch);
        using var root = server.Entrypoint.Manage(_root);
        server.Announce("Timer", root);
        _client = _parent.CreateEnv("client");
        _clock = new ComponentClock(_client);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _clock.Dispose();
        _root.Dispose();
        _parent.Dispose();
        _timer.Dispose();
    }

    [Fact]
    public async Task Timeouts_run_on_the_entrypoint_in_the_order_of_their_times()
    {
        var order = new List<int>();
        var done = new TaskCompletionSource();
        using var third = _clock.After(TimeSpan.FromMilliseconds(60), () =>
        {
            order.Add(3);
            done.SetResult();
        });
        using var first = _clock.After(TimeSpan.Zero, () => order.Add(_client.Entrypoint.IsCurrent ? 1 : -1));
        using var second = _clock.After(TimeSpan.FromMilliseconds(30), () => order.Add(2));

        await done.Task.WaitAsync(Stop);
        Assert.Equal([1, 2, 3], order);
    }

    [Fact]
    public async Task No_timeout_runs_early_even_when_the_timer_says_so()
    {
        var delay = TimeSpan.FromMilliseconds(80);
        var start = Stopwatch.GetTimestamp();
        var done = new TaskCompletionSource<TimeSpan>();
        using var timeout = _clock.After(delay, () => done.SetResult(Stopwatch.GetElapsedTime(start)));
        _timer.Lie();

        Assert.True(await done.Task.WaitAsync(Stop) >= delay);
    }

    [Fact]
    public async Task A_periodic_timeout_comes_until_it_is_disposed()
    {
        var count = 0;
        var third = new TaskCompletionSource();
        var period = _clock.Every(TimeSpan.FromMilliseconds(5), () =>
        {
            if (++count == 3)
            {
                third.SetResult();
            }
        });
        await third.Task.WaitAsync(Stop);
        period.Dispose();

        // What runs behind this one would run behind the next period.
        var later = new TaskCompletionSource<int>();
        using var check = _clock.After(TimeSpan.FromMilliseconds(1), () => later.SetResult(count));
        var seen = await later.Task.WaitAsync(Stop);
        var last = new TaskCompletionSource<int>();
        using var again = _clock.After(TimeSpan.FromMilliseconds(30), () => last.SetResult(count));
        Assert.Equal(seen, await last.Task.WaitAsync(Stop));
    }

    [Fact]
    public async Task A_function_that_fails_is_reported_and_keeps_no_other_from_running()
    {
        var errors = new List<string>();
        _client.Entrypoint.UnhandledError += (_, error) => errors.Add(error.Error.Message);
        var done = new TaskCompletionSource();
        using var bad = _clock.After(TimeSpan.Zero, static () => throw new InvalidOperationException("bad"));
        using var good = _clock.After(TimeSpan.FromMilliseconds(1), done.SetResult);

        await done.Task.WaitAsync(Stop);
        Assert.Equal(["bad"], errors);
    }

    [Fact]
    public async Task Delays_of_the_library_wait_on_the_session()
    {
        await Task.Delay(TimeSpan.FromMilliseconds(10), _clock, Stop);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(5), _clock);

        Assert.True(await timer.WaitForNextTickAsync(Stop));
        Assert.True(_timer.Triggers >= 2);
    }

    [Fact]
    public void A_timeout_behind_the_next_one_needs_no_call()
    {
        using var near = _clock.After(TimeSpan.FromMinutes(10), static () => { });
        using var far = _clock.After(TimeSpan.FromMinutes(20), static () => { });
        Assert.Equal(1, _timer.Triggers);

        using var nearer = _clock.After(TimeSpan.FromMinutes(5), static () => { });
        Assert.Equal(2, _timer.Triggers);
    }

    [Fact]
    public void Times_that_make_no_sense_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _clock.After(TimeSpan.FromTicks(-1), static () => { }));
        Assert.Throws<ArgumentOutOfRangeException>(() => _clock.Every(TimeSpan.Zero, static () => { }));
    }

    [Fact]
    public void A_component_without_a_timer_is_told()
    {
        _root.Dispose();
        using var parent = new LocalParent();
        using var env = parent.CreateEnv("alone");
        var error = Assert.Throws<SessionDeniedException>(() => new ComponentClock(env));
        Assert.Contains("Timer", error.Message, StringComparison.Ordinal);
    }
}
