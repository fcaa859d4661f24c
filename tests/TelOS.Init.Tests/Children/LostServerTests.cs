using TelOS.Runtime;
using SessionError = TelOS.Runtime.SessionError;
using SessionRequest = TelOS.Runtime.SessionRequest;

namespace TelOS.Init.Tests;

/// <summary>Whoever waits for a server, or uses it, hears of its end.</summary>
public sealed class LostServerTests
{
    private const string Pair = "+ start server\n  + provides | + service Foo\n+ start client";
    private const string WatchedPair =
        "+ heartbeat | rate_ms: 20\n+ start server\n  + heartbeat | restart_after_skipped: 5\n  + provides | + service Foo\n+ start client";

    private static SessionRequest Request => new() { Service = "Foo", RamQuota = 64 << 10, CapQuota = 4 };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_client_that_waits_for_a_server_that_ends_is_denied(bool isOrderly)
    {
        using var system = new SandboxSystem();
        using var end = new ManualResetEventSlim();
        SessionError? error = null;
        (ulong Before, ulong After) quota = default;
        system.SetProgram("server", env =>
        {
            end.Wait();
            return isOrderly ? Leave(env) : 1;
        });
        system.SetProgram("client", env =>
        {
            quota.Before = env.Domain.Pd.RamQuota().Value;
            env.TryOpenSession(Request).TryGetValue(out _, out var refusal);
            quota.After = env.Domain.Pd.RamQuota().Value;
            error = refusal;
            return Stay(env);
        });
        system.Apply(Pair);
        system.WaitUntil(() => Requests(system, "server") == 1);
        end.Set();
        system.WaitUntil(() => error == SessionError.Denied);
        Assert.Equal(quota.Before, quota.After);
    }

    [Fact]
    public void A_client_that_waits_for_a_server_that_cannot_be_started_is_denied()
    {
        using var system = new SandboxSystem();
        using var withoutFunctions = new LocalService();
        SessionError? error = null;
        system.SetProgram("server", Stay);
        system.SetProgram("client", env =>
        {
            env.TryOpenSession(Request).TryGetValue(out _, out var refusal);
            error = refusal;
            return Stay(env);
        });
        system.Invoke(sandbox => sandbox.AddLocalService("CPU", withoutFunctions));
        system.Apply("""
            + start server
              + provides | + service Foo
              + route
                + service CPU | + local
                + any-service | + parent
            + start client
            """);
        system.WaitUntil(() => error == SessionError.Denied);
        Assert.Equal("crashed", system.State("server")!["state"]);
    }

    [Fact]
    public void A_client_that_waits_for_a_server_in_a_nested_init_is_denied_when_the_server_ends()
    {
        using var system = new SandboxSystem();
        using var end = new ManualResetEventSlim();
        SessionError? error = null;
        (ulong Before, ulong After) quota = default;

        // The server has all memory of its init, so that the donation is back only when the server is gone.
        system.SetProgram("init", InitComponent.Run);
        system.SetProgram("server", env =>
        {
            // It is asked for the session, and says nothing about it.
            using var requests = env.OpenRom("session_requests");
            env.Parent.Announce("Foo");
            env.Log.WriteLine("server begins");
            system.WaitUntil(() => requests.ReadNode()!.Children.Count == 1);
            env.Log.WriteLine("server waits");
            return WaitFor(end);
        });
        system.SetProgram("client", env =>
        {
            system.WaitFor("server begins");
            quota.Before = env.Domain.Pd.RamQuota().Value;
            env.TryOpenSession(Request with { RamQuota = 1 << 20 }).TryGetValue(out _, out var refusal);
            quota.After = env.Domain.Pd.RamQuota().Value;
            error = refusal;
            return Stay(env);
        });
        system.Apply("""
            + start sub | caps: 500 | ram: 16M
              + binary init
              + provides | + service Foo
              + config
                + parent-provides
                  + service ROM
                  + service PD
                  + service CPU
                  + service LOG
                + service Foo
                  + policy | label_prefix: client | + child server
                + default-route | + any-service | + parent
                + start server | caps: 100 | ram: 16M
                  + provides | + service Foo
            + start client
            """);
        system.WaitUntil(() => Requests(system, "sub") == 1);
        system.WaitFor("server waits");
        end.Set();
        system.WaitUntil(() => error == SessionError.Denied);
        Assert.Equal(quota.Before, quota.After);
        Assert.DoesNotContain("keeps", system.Log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_client_is_started_anew_with_the_server_that_it_lost(bool isServed)
    {
        using var system = new SandboxSystem();
        using var end = new ManualResetEventSlim();
        var servers = 0;
        var clients = 0;
        system.SetProgram("server", env =>
        {
            var isFirst = Interlocked.Increment(ref servers) == 1;
            using var server = isServed || !isFirst ? new AnyServer(env) : null;
            return isFirst ? WaitFor(end) : Stay(env);
        });
        system.SetProgram("client", env =>
        {
            // The first one may be denied by the server's end, or be ended before it hears of that. On a busy machine there may be a third.
            var client = Interlocked.Increment(ref clients);
            if (env.TryOpenSession(Request).TryGetValue(out _, out _))
            {
                env.Log.WriteLine(client == 1 ? "the first one is served" : "a later one is served");
            }

            return Stay(env);
        });
        system.Apply(WatchedPair);
        system.WaitUntil(() => Requests(system, "server") == 1);
        if (isServed)
        {
            system.WaitFor("is served");
        }

        end.Set();
        system.WaitFor("a later one is served");
        Assert.True(Volatile.Read(ref servers) > 1, "The server was not started anew.");
    }

    [Fact]
    public void Clients_of_a_server_that_hangs_and_their_clients_are_started_anew()
    {
        using var system = new SandboxSystem();
        using var end = new ManualResetEventSlim();
        var starts = new int[3];
        system.SetProgram("server", env =>
        {
            using var server = new AnyServer(env);
            if (Interlocked.Increment(ref starts[0]) == 1)
            {
                system.WaitFor("last is served");
                env.Entrypoint.TryEnqueue(new PostedAction(end.Wait));
            }

            return Stay(env);
        });
        system.SetProgram("middle", env =>
        {
            using var server = new AnyServer(env);
            using var session = env.OpenSession(Request);
            Interlocked.Increment(ref starts[1]);
            return Stay(env);
        });
        system.SetProgram("last", env =>
        {
            using var session = env.OpenSession(Request);
            Interlocked.Increment(ref starts[2]);
            env.Log.WriteLine("last is served");
            return Stay(env);
        });
        try
        {
            system.Apply("""
                + heartbeat | rate_ms: 20
                + start last
                  + route
                    + service Foo | + child middle
                    + any-service | + parent
                + start middle
                  + provides | + service Foo
                  + route
                    + service Foo | + child server
                    + any-service | + parent
                + start server
                  + heartbeat | restart_after_skipped: 5
                  + provides | + service Foo
                """);
            system.WaitUntil(() => starts is [2, 2, 2]);
        }
        finally
        {
            end.Set();
        }
    }

    private static int Requests(SandboxSystem system, string server) => system.State(server)?.Child("provided")?.Children.Count ?? 0;

    private static int WaitFor(ManualResetEventSlim end)
    {
        end.Wait();
        return 1;
    }

    private static int Leave(ParentEnv env)
    {
        env.Parent.Exit(0);
        return Stay(env);
    }

    private static int Stay(ParentEnv env)
    {
        env.ParentGone.Wait();
        return 0;
    }
}
