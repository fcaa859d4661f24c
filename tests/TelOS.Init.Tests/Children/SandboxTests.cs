using Genode;
using TelOS.Runtime;
using SessionError = TelOS.Runtime.SessionError;
using SessionRequest = TelOS.Runtime.SessionRequest;

namespace TelOS.Init.Tests;

/// <summary>What the recorded scenarios do not show.</summary>
public sealed class SandboxTests
{
    private static int Stay(ParentEnv env)
    {
        env.ParentGone.Wait();
        return 0;
    }

    [Fact]
    public void A_child_that_ends_without_a_word_is_told_at_once_and_its_quota_comes_back()
    {
        using var system = new SandboxSystem();
        using var end = new ManualResetEventSlim();
        system.SetProgram("short", _ =>
        {
            end.Wait();
            return 1;
        });
        var before = (system.Account.Ram.Limit, system.Account.Caps.Limit);
        system.Apply("+ start short");
        system.WaitUntil(() => system.State("short") is { } state && state["state"] is null);
        Assert.NotEqual(before, (system.Account.Ram.Limit, system.Account.Caps.Limit));
        end.Set();
        system.WaitFor("child \"short\" ended without a word");
        Assert.Equal("crashed", system.State("short")!["state"]);
        Assert.Equal(before, (system.Account.Ram.Limit, system.Account.Caps.Limit));
    }

    [Fact]
    public void A_child_that_ended_without_a_word_is_started_anew_by_its_heartbeat()
    {
        using var system = new SandboxSystem();
        var starts = 0;
        system.SetProgram("short", env => Interlocked.Increment(ref starts) < 3 ? 1 : Stay(env));
        system.Apply("+ heartbeat | rate_ms: 20\n+ start short\n  + heartbeat | restart_after_skipped: 5");
        system.WaitUntil(() => Volatile.Read(ref starts) == 3);
    }

    [Fact]
    public void What_a_client_donated_comes_back_when_its_server_ends()
    {
        using var system = new SandboxSystem();
        using var end = new ManualResetEventSlim();
        (ulong Before, ulong During, Func<ulong> After) quota = (0, 0, static () => 0);
        system.SetProgram("server", env =>
        {
            using var server = new AnyServer(env);
            end.Wait();
            return 1;
        });
        system.SetProgram("client", env =>
        {
            quota.Before = env.Domain.Pd.RamQuota().Value;
            using var session = env.OpenSession(new SessionRequest { Service = "Foo", RamQuota = 64 << 10, CapQuota = 4 });
            quota.After = () => env.Domain.Pd.RamQuota().Value;
            Volatile.Write(ref quota.During, env.Domain.Pd.RamQuota().Value);
            return Stay(env);
        });
        system.Apply("+ start server\n  + provides | + service Foo\n+ start client");
        system.WaitUntil(() => Volatile.Read(ref quota.During) != 0);
        Assert.Equal(quota.Before - (64 << 10), quota.During);
        end.Set();
        system.WaitUntil(() => quota.After() == quota.Before);
        Assert.DoesNotContain(system.State("client")!.Child("requested")!.Children, static session => session.Name == "Foo");
    }

    [Fact]
    public void A_route_to_local_leads_to_the_program_around_the_sandbox()
    {
        using var system = new SandboxSystem();
        using var service = new LocalService();
        var result = "";
        system.SetProgram("client", env =>
        {
            var isDenied = !env.TryOpenSession(new SessionRequest { Service = "Own", Label = "bad", RamQuota = 8192, CapQuota = 4 }).TryGetValue(out _, out _);
            using (env.OpenSession(new SessionRequest { Service = "Own", Label = "good", RamQuota = 8192, CapQuota = 4 }))
            {
                result = isDenied ? "denied, opened" : "opened";
            }

            return Stay(env);
        });
        system.Invoke(sandbox => sandbox.AddLocalService("Own", service));
        system.Apply("+ start client\n  + route\n    + service Own | + local\n    + any-service | + parent");
        system.WaitUntil(() => service.ClosedLabels.Count == 1);
        Assert.Equal("denied, opened", result);
        Assert.Equal(["client -> bad", "client -> good"], service.Labels);
    }

    [Fact]
    public void Children_that_come_and_go_leave_nothing_behind()
    {
        using var system = new SandboxSystem();
        system.SetProgram("child", static env =>
        {
            using var config = env.OpenRom("config");
            return Stay(env);
        });
        system.Apply("");
        var before = (system.Account.Ram.Limit, system.Account.Ram.Used, system.Account.Caps.Limit, system.Account.Caps.Used);
        for (var round = 0; round < 20; round++)
        {
            system.Apply($"+ start a | version: {round}\n  + binary child\n  + config | round: {round}\n+ start b\n  + binary child\n  + config");
            system.WaitUntil(() => system.State("a")?.Child("requested")?.Children.Count == 6);
        }

        system.Apply("");
        Assert.Empty(system.State().Children);
        Assert.Equal(before, (system.Account.Ram.Limit, system.Account.Ram.Used, system.Account.Caps.Limit, system.Account.Caps.Used));
    }

    [Fact]
    public void Many_sessions_with_the_own_configuration_cost_the_child_and_nobody_else()
    {
        using var system = new SandboxSystem();
        var opened = 0;
        SessionError? first = null;
        SessionError? last = null;
        system.SetProgram("hostile", env =>
        {
            var request = new SessionRequest { Service = "ROM", Label = "config", RamQuota = 8192, CapQuota = 1 };
            env.TryOpenSession(request with { RamQuota = 4000 }).TryGetValue(out _, out var error);
            first = error;
            while (env.TryOpenSession(request).TryGetValue(out var connection, out error))
            {
                using var rom = new RomClient(connection.Capability.Duplicate());
                using var memory = rom.Dataspace();
                opened++;
            }

            last = error;
            return Stay(env);
        });
        var used = system.Account.Ram.Used;
        system.Apply("+ start hostile | caps: 60\n  + config | v: 7");
        system.WaitUntil(() => last is not null);
        Assert.Equal((SessionError.InsufficientRam, SessionError.OutOfCaps), (first, last));
        Assert.InRange(opened, 10, 60);
        Assert.True(system.Account.Ram.Used - used < 64 << 10);
    }

    [Fact]
    public void Answers_about_sessions_that_are_not_the_server_s_are_ignored()
    {
        using var system = new SandboxSystem();
        system.SetProgram("hostile", env =>
        {
            using var session = new AnySession();
            using var capability = env.Entrypoint.Manage(session);
            for (ulong id = 0; id < 10; id++)
            {
                env.Parent.DeliverSessionCap(new ServerSessionId { Value = id }, new Capability<ISession>(capability));
                env.Parent.SessionResponse(new ServerSessionId { Value = id }, SessionResponse.Closed);
                env.Parent.Close(new ClientSessionId { Value = id });
                env.Parent.Upgrade(new ClientSessionId { Value = id }, "ram_quota=100000000000, cap_quota=1");
            }

            env.Parent.Announce("Nothing");
            env.Parent.ResourceRequest("ram_quota=1");
            return Stay(env);
        });
        system.Apply("+ start hostile");
        system.WaitFor("requests resources: ram_quota=1");
        Assert.Null(system.State("hostile")!["state"]);
    }
}
