using Telos.Workshop;
using TelOS.Runtime;

namespace Telos.Trials;

/// <summary>The roles of the conformance suite.</summary>
internal static class TrialRoles
{
    /// <summary>Plays a role.</summary>
    /// <returns>The exit value: how many things were not as they should be, or what the configuration says.</returns>
    public static int Run(Env env, TextWriter log, string role)
    {
        var findings = new Findings(log);
        switch (role)
        {
            case "trial": return TrialServer.Run(env, log);
            case "register": return RegisterServer.Run(env, log);
            case "rom": return StagedRomServer.Run(env, log);
            case "net": return NicServer.Run(env, log);
            case "idle": return Idler.Run(env, log);
            case "learner": return Idler.RunLearning(env, log);
            case "hung": return Idler.RunHung(env, log);
            case "exit": return Idler.ReadExitValue(env);
            case "reporter": return Reporter.Run(env, log);
            case "reader": return Reporter.Read(env, log);
            case "denial": DenialTrial.Run(env, findings); break;
            case "quota": QuotaTrial.Run(env, findings); break;
            case "sessions": SessionsTrial.Run(env, findings, log); break;
            case "lonely": LonelyTrial.Run(env, findings, log); break;
            case "closing": ClosingTrial.Run(env, findings); break;
            case "memory": MemoryTrial.Run(env, findings); break;
            case "signals": SignalTrial.RunAsync(env, findings).GetAwaiter().GetResult(); break;
            case "cancel": CancelTrial.RunAsync(env, findings).GetAwaiter().GetResult(); break;
            case "death": DeathTrial.RunAsync(env, findings, log).GetAwaiter().GetResult(); break;
            case "clock": ClockTrial.RunAsync(env, findings).GetAwaiter().GetResult(); break;
            case "frames": FrameTrial.RunAsync(env, findings).GetAwaiter().GetResult(); break;
            case "speaker": SpeakerTrial.Run(log); break;
            default: throw new ArgumentException($"There is no role '{role}'.");
        }

        return findings.Failures;
    }
}
