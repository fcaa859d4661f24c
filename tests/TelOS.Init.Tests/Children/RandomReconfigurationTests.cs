using System.Globalization;
using System.Text;
using Genode;
using TelOS.Runtime;
using SessionRequest = TelOS.Runtime.SessionRequest;

namespace TelOS.Init.Tests;

/// <summary>Configurations that change faster than the children can follow.</summary>
public sealed class RandomReconfigurationTests
{
    private const int Rounds = 120;

    [Fact]
    public void Random_changes_under_load_leave_nothing_behind()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("TIDL_SEED"), CultureInfo.InvariantCulture, out var given) ? given : Environment.TickCount;
        var random = new Random(seed);
        using var system = new SandboxSystem();
        system.SetProgram("server", static env => Serve(env));
        system.SetProgram("client", static env => Use(env));
        system.Apply("");
        var before = Quota(system);
        for (var round = 0; round < Rounds; round++)
        {
            system.Apply(Configure(random));
            Thread.Sleep(random.Next(8));
        }

        system.Apply("");
        Assert.True(system.State().Children.Count == 0, $"seed {seed}");

        // What core still has to hear from threads that end is heard in a moment.
        system.WaitUntil(() => Quota(system) == before, $"seed {seed}");
    }

    private static (ulong, ulong, ulong, ulong) Quota(SandboxSystem system) =>
        (system.Account.Ram.Limit, system.Account.Ram.Used, system.Account.Caps.Limit, system.Account.Caps.Used);

    private static string Configure(Random random)
    {
        var text = new StringBuilder();
        for (var server = 0; server < 2; server++)
        {
            if (random.Next(4) > 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"+ start s{server} | version: {random.Next(3)}\n  + binary server\n  + provides\n    + service Foo\n  + config | v: {random.Next(3)}\n");
            }
        }

        for (var client = 0; client < 4; client++)
        {
            if (random.Next(4) > 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"""
                    + start c{client} | version: {random.Next(3)} | ram: {2 + random.Next(3)}M
                      + binary client
                      + route
                        + service Foo | + child s{random.Next(2)}
                        + any-service | + parent
                      + config | rounds: {random.Next(40)}

                    """);
            }
        }

        return text.ToString().TrimEnd();
    }

    // Gives everybody a session, and takes it back.
    private static int Serve(ParentEnv env)
    {
        var sessions = new Dictionary<ulong, RpcObject>();
        using var requests = env.OpenRom("session_requests");
        using var changed = new SignalHandler(env.Entrypoint, () =>
        {
            foreach (var request in requests.ReadNode()?.Children ?? [])
            {
                var id = request.GetUInt64("id");
                if (request.Type == "close")
                {
                    if (sessions.Remove(id, out var ended))
                    {
                        env.Entrypoint.Dissolve(ended);
                    }

                    env.Parent.SessionResponse(new ServerSessionId { Value = id }, SessionResponse.Closed);
                }
                else if (request.Type == "create" && !sessions.ContainsKey(id))
                {
                    sessions.Add(id, new AnySession());
                    using var capability = env.Entrypoint.Manage(sessions[id]);
                    env.Parent.DeliverSessionCap(new ServerSessionId { Value = id }, new Capability<ISession>(capability));
                }
            }
        });
        requests.Watch(changed.Context);
        env.Parent.Announce("Foo");
        changed.Context.Submit();
        env.ParentGone.Wait();
        return 0;
    }

    // Opens and closes sessions, and then ends: with a word or without one.
    private static int Use(ParentEnv env)
    {
        using var config = env.OpenRom("config");
        var rounds = config.ReadNode()?.GetInt32("rounds") ?? 0;
        for (var round = 0; round < rounds && !env.ParentGone.IsCompleted; round++)
        {
            var request = new SessionRequest { Service = "Foo", RamQuota = 8192, CapQuota = 4 };
            if (env.TryOpenSession(request).TryGetValue(out var session, out _))
            {
                session.Dispose();
            }
        }

        if (rounds % 3 == 0)
        {
            env.Exit(rounds);
            env.ParentGone.Wait();
        }
        else if (rounds % 3 == 1)
        {
            env.ParentGone.Wait();
        }

        return 1;
    }

    /// <summary>A session without functions.</summary>
    private sealed class AnySession : RpcObject
    {
        protected override void Dispatch(ulong opcode, ref MessageReader request, ref MessageWriter reply) => reply.Refuse();
    }
}
