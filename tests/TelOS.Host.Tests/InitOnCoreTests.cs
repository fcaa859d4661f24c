using System.Collections.Concurrent;
using System.Text;
using TelOS.Init;

namespace TelOS.Host.Tests;

/// <summary>An `init` in the host's process on core: both ends of all its calls are here, and its children are processes.</summary>
public sealed class InitOnCoreTests : IDisposable
{
    private const ulong Ram = 256 << 20;
    private const ulong Caps = 5000;

    private readonly TestCore _test = new();

    public InitOnCoreTests() => _test.Core.SetModuleFile("workshop", Workshop.Path);

    public void Dispose() => _test.Dispose();

    [Fact]
    public void Children_serve_each_other_and_everything_comes_back()
    {
        var parent = _test.Core.CreateParent("init", Ram, Caps);
        parent.SetModule("config", Encoding.UTF8.GetBytes("""
            config
            + parent-provides
              + service ROM
              + service PD
              + service CPU
              + service LOG
              + service Timer
            + default | caps: 1000 | ram: 64M
            + default-route
              + any-service
                + parent
                + any-child
            + start server
              + binary workshop
              + provides
                + service Telos_workshop
                + service Telos_archive
              + config | role: server
                + default-policy
            + start client
              + binary workshop
              + config | role: client
            -

            """));
        using (var env = parent.CreateEnv("init"))
        using (new InitComponent(env))
        {
            _test.WaitFor("[init] child \"client\" exited with exit value 0");
            Assert.NotEqual((Ram, Caps), (parent.Ram.Limit, parent.Caps.Limit));
        }

        // Nothing but what its parent gave it belongs to an init that is gone.
        _test.Core.Entrypoint.Invoke(parent.Close);
        Assert.Equal((Ram, Caps), (parent.Ram.Limit, parent.Caps.Limit));
        Assert.Equal((0UL, 0UL), (parent.Ram.Used, parent.Caps.Used));

        Assert.Contains("[init -> client] done", _test.Lines);
        Assert.DoesNotContain(_test.Lines, static line => line.Contains("FAILED", StringComparison.Ordinal));
    }

    [Fact]
    public void An_init_may_be_ended_on_any_thread_whatever_it_is_about_to_do()
    {
        var errors = new ConcurrentQueue<Exception>();
        for (var round = 0; round < 40; round++)
        {
            var parent = _test.Core.CreateParent("init", Ram, Caps);
            parent.SetModule("config", Encoding.UTF8.GetBytes("""
                config
                + parent-provides
                  + service LOG
                  + service PD
                  + service CPU
                  + service ROM
                + default-route | + any-service | + parent
                + start one | caps: 100 | ram: 2M
                + start two | caps: 100 | ram: 2M
                + start three | caps: 100 | ram: 2M
                -

                """));
            using (var env = parent.CreateEnv("init"))
            {
                env.Entrypoint.UnhandledError += (_, error) => errors.Enqueue(error.Error);
                using (new InitComponent(env))
                {
                    Thread.SpinWait(round * 2000);
                }
            }

            _test.Core.Entrypoint.Invoke(parent.Close);
            Assert.Equal((0UL, 0UL), (parent.Ram.Used, parent.Caps.Used));
        }

        Assert.Empty(errors);
    }
}
