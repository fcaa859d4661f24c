using Telos.Workshop;
using TelOS.Runtime;

namespace Telos.Trials;

/// <summary>Waits until it is the server's only client.</summary>
internal static class LonelyTrial
{
    /// <summary>Waits until others came, and until they are gone.</summary>
    public static void Run(Env env, Findings findings, TextWriter log)
    {
        using var trial = new TrialConnection(env, default);
        // They may have come and gone before this one.
        findings.Check("others come", WaitFor(() => trial.Opened() > 1));
        log.WriteLine("not alone");
        findings.Check("others go", WaitFor(() => trial.Sessions() == 1));
    }

    private static bool WaitFor(Func<bool> condition) => SpinWait.SpinUntil(condition, TimeSpan.FromSeconds(50));
}
