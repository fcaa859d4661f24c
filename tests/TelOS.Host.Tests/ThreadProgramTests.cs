using ThreadStateKind = Genode.ThreadStateKind;

namespace TelOS.Host.Tests;

/// <summary>Components that are functions on threads of the host's process.</summary>
public sealed class ThreadProgramTests : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly TestCore _test = new();
    private readonly TestInit _init;

    public ThreadProgramTests() => _init = new TestInit(_test.Core);

    public void Dispose()
    {
        _init.Dispose();
        _test.Dispose();
    }

    [Fact]
    public async Task An_exception_that_a_program_does_not_catch_is_in_the_log_and_is_the_programs_crash()
    {
        _test.Core.SetModuleProgram("thrower", static _ => throw new InvalidOperationException("there is no plan\nnone at all"));
        using var child = _init.Start("thrower");
        await child.Gone.WaitAsync(s_patience, TestContext.Current.CancellationToken);

        Assert.Equal(ThreadStateKind.Exception, child.State.State);
        Assert.Equal((6UL, 0UL), (child.State.Cpu.Trapno, child.State.Cpu.Errcode));
        Assert.Equal(
            ["[init -> child] Unhandled exception. System.InvalidOperationException: there is no plan", "[init -> child] none at all"],
            _test.Lines.Where(static line => line.StartsWith("[init -> child] ", StringComparison.Ordinal)).Take(2));
        Assert.Contains(_test.Lines, static line => line.Contains(nameof(ThreadProgramTests), StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_program_throws_because_its_parent_is_gone_is_no_crash()
    {
        TaskCompletionSource<Thread> started = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _test.Core.SetModuleProgram("leaver", env =>
        {
            started.SetResult(Thread.CurrentThread);
            env.ParentGone.Wait();
            throw new InvalidOperationException("nobody is there");
        });
        var child = _init.Start("leaver");
        var thread = await started.Task.WaitAsync(s_patience, TestContext.Current.CancellationToken);
        child.Dispose();
        Assert.True(thread.Join(s_patience));

        // Whatever it had to say is said before this.
        _test.Core.Entrypoint.Invoke(static () => { });
        Assert.DoesNotContain(_test.Lines, static line => line.Contains("nobody is there", StringComparison.Ordinal));
    }
}
