using Genode;
using Telos.Workshop;
using TelOS.Runtime;

namespace Telos.Trials;

/// <summary>Passes memory in both directions.</summary>
internal static class MemoryTrial
{
    /// <summary>Has the server write to its memory, and writes to the server's.</summary>
    public static void Run(Env env, Findings findings)
    {
        using var trial = new TrialConnection(env, default);
        using (var lent = trial.Lend())
        using (var attached = AttachedDataspace.Attach(lent.Untyped!))
        {
            findings.Check("memory of the server", attached.Size == 2 * Dataspace.PageSize && attached.Bytes.IndexOfAnyExcept((byte)3) < 0);
            attached.Bytes[^1] = 9;
            using var again = trial.Lend();
            using var twice = AttachedDataspace.Attach(again.Untyped!);
            findings.Check("the same memory twice", twice.Bytes[^1] == 9);
            findings.Check("its own memory goes back to the server", trial.Increment(again).Value == (2UL * Dataspace.PageSize * 3) + 6);
            findings.Check("and the server writes it", attached.Bytes[^1] == 10 && attached.Bytes[0] == 4);
        }

        using var own = env.Entrypoint.AllocateMemory(100_000);
        using (var mapped = own.Attach())
        {
            mapped.Bytes.Fill(200);
            findings.Check("memory of the client", trial.Increment(new Capability<IDataspace>(own.Capability.Duplicate())).Value == (ulong)mapped.Size * 200);
            findings.Check("written by the server", mapped.Bytes.IndexOfAnyExcept((byte)201) < 0);
        }

        using (var config = env.OpenSession(new SessionRequest { Service = "ROM", Label = "config", RamQuota = 16384, CapQuota = 6 }))
        using (var rom = new RomClient(config.Capability.Duplicate()))
        using (var dataspace = rom.Dataspace())
        {
            findings.Check("no memory at all", trial.Increment(default).Error == TrialError.NoMemory);
            using var attached = AttachedDataspace.Attach(dataspace.Untyped!);
            findings.Check("memory of the parent", attached.Bytes.StartsWith("config"u8));
        }
    }
}
