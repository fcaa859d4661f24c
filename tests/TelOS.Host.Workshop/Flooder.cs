using TelOS.Runtime;

namespace Telos.Workshop;

/// <summary>The role that floods one of its capabilities for as long as it lives.</summary>
internal static class Flooder
{
    private const int Lap = 5000;
    private const int Hoard = 150;
    private const int Quota = 256 << 10;

    /// <summary>Floods what the configuration names, and says now and then how much was taken.</summary>
    public static int Run(Env env, TextWriter log)
    {
        string what;
        bool isGenerous;
        using (var config = env.OpenRom("config"))
        {
            var node = config.ReadNode();
            what = node?["what"] ?? "";
            isGenerous = node?["descriptors"] == "many";
        }

        if (what == "nobody")
        {
            return Keep(log);
        }

        var target = Open(env, what);
        var flood = what switch
        {
            // "Parent::session_cap(1)" hands its PD session out.
            "parent" => new Flood(SocketOf(target), 4, 1),

            // "Log_session::write" of nothing.
            "LOG" => new Flood(SocketOf(target), 0, 1, 0),

            // "Pd_session::address_space()", "Cpu_session::native_cpu()": both answer with a capability.
            "PD" => new Flood(SocketOf(target), 12),
            "CPU" => new Flood(SocketOf(target), 5),
            "Timer" => new Flood(SocketOf(target), 4),

            // "Workshop::board()", and what else the first operation of ROM and RM is.
            "Telos_workshop" => new Flood(SocketOf(target), 20),
            _ => new Flood(SocketOf(target), 0, 4096),
        };
        var hoard = flood.Hoard(isGenerous ? Hoard : 0);
        log.WriteLine($"hoarding {hoard.Count}");
        var taken = 0;
        for (var round = 0; ; round++)
        {
            taken += flood.Send(round, isGenerous) ? 1 : 0;
            if (round % Lap == 0)
            {
                log.WriteLine($"lap of {taken}");
            }
        }
    }

    // What is on its way to itself stays on its way, and it can call nobody any more.
    private static int Keep(TextWriter log)
    {
        log.WriteLine("keeping");
        var pair = SocketPair.Create();
        var flood = new Flood(pair.Remote, 0);
        while (flood.SendMany())
        {
        }

        log.WriteLine("calling");
        GC.KeepAlive(pair);
        return 0;
    }

    private static Capability Open(Env env, string what) => what switch
    {
        "parent" => ((ParentEnv)env).Parent.Capability,
        "Telos_workshop" => new WorkshopConnection(env, new WorkshopArguments { Tenant = "t" }).Capability,
        "ROM" => env.OpenSession(new SessionRequest { Service = what, Label = "config", RamQuota = Quota, CapQuota = 8 }).Capability,
        _ => env.OpenSession(new SessionRequest { Service = what, Label = "flooded", RamQuota = Quota, CapQuota = 40 }).Capability,
    };

    private static DescriptorHandle SocketOf(Capability capability) => capability.Export(SocketDomain.None).Descriptor;
}
