using TelOS.Runtime;

namespace Telos.Workshop;

/// <summary>The role that calls its parent and its sessions with whatever it likes.</summary>
internal static class Attacker
{
    /// <summary>Attacks, and says so when it has survived itself.</summary>
    public static int Run(Env env, TextWriter log)
    {
        var random = new Random(env.ProcessSeed());
        using var session = env.OpenSession(new SessionRequest { Service = "LOG", Label = "attack", RamQuota = 8192, CapQuota = 4 });
        for (var round = 0; round < 3000; round++)
        {
            using var message = Message.Rent();
            var request = message.BeginRequest((ulong)random.Next(40));
            for (var item = random.Next(20); item > 0; item--)
            {
                request.WriteUInt64((ulong)random.NextInt64() >> random.Next(64));
            }

            try
            {
                session.Capability.Call(message);
            }
            catch (RpcException)
            {
            }
        }

        log.WriteLine("attack over");
        return 0;
    }

    private static int ProcessSeed(this Env env) => (int)env.RamQuota.Limit;
}
