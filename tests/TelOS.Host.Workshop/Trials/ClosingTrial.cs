using Telos.Workshop;
using TelOS.Runtime;

namespace Telos.Trials;

/// <summary>Calls sessions that are closed.</summary>
internal static class ClosingTrial
{
    /// <summary>Closes from both sides.</summary>
    public static void Run(Env env, Findings findings)
    {
        using var witness = new TrialConnection(env, default);
        TrialClient former;
        using (var closed = new TrialConnection(env, default))
        {
            findings.Check("two sessions", witness.Sessions() == 2);
            former = new TrialClient(closed.Capability.Duplicate());
            findings.Check("an open session answers", former.Sessions() == 2);
        }

        using (former)
        {
            findings.Check("the server has closed what its client closed", witness.Sessions() == 1);
            findings.Check("a session that its client closed", IsGone(former));
        }

        using var shut = new TrialConnection(env, default);
        shut.Shut();
        findings.Check("a session that its server ended", IsGone(shut));
        findings.Check("another session goes on", witness.Sessions() == 1);
        shut.Dispose();
        using var next = new TrialConnection(env, default);
        findings.Check("its client closes it all the same", next.Sessions() == 2);
    }

    private static bool IsGone(TrialClient trial)
    {
        try
        {
            trial.Sessions();
            return false;
        }
        catch (InvalidObjectException)
        {
            return true;
        }
    }
}
