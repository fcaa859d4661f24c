using Telos.Workshop;
using TelOS.Runtime;

namespace Telos.Trials;

/// <summary>Donates quota to sessions, more than it has if none of it came back.</summary>
internal static class QuotaTrial
{
    private const ulong Large = 8 << 20;
    private const int Times = 20;

    /// <summary>Follows quota to the server and back.</summary>
    public static void Run(Env env, Findings findings)
    {
        var request = new SessionRequest
        {
            Service = TrialContract.ServiceName,
            RamQuota = 2 * TrialContract.RamQuota,
            CapQuota = 2 * TrialContract.CapQuota,
            Version = TrialContract.Version,
        };
        using (var connection = env.OpenSession(request))
        using (var trial = new TrialClient(connection.Capability.Duplicate()))
        {
            // Each parent on the way may keep a little for its own books.
            var before = trial.Donated();
            var isArrived = before.Ram > TrialContract.RamQuota && before.Ram <= request.RamQuota
                && before.Caps > TrialContract.CapQuota && before.Caps <= request.CapQuota;
            findings.Check("a donation arrives", isArrived);
            findings.Check("a donation is larger later", connection.TryUpgrade(100_000, 7));
            var after = trial.Donated();
            findings.Check("what was added arrives", after.Ram == before.Ram + 100_000 && after.Caps == before.Caps + 7);
            findings.Check("no more than there is", !connection.TryUpgrade(1UL << 40, 0) && !connection.TryUpgrade(0, 1 << 20));
            findings.Check("what is too much does not arrive", trial.Donated().Equals(after));
        }

        findings.Check("a donation comes back", Enumerable.Range(0, Times).All(_ =>
        {
            using var connection = env.OpenSession(request with { RamQuota = Large });
            return connection.TryUpgrade(Large, 0);
        }));

        using var generous = new TrialConnection(env, default);
        findings.Check("what a call needs is donated by the call", generous.Charge(200_000).IsOk && generous.Donated().Ram > 200_000);
        findings.Check("unless it is too much", generous.Charge(1UL << 40).Error == TrialError.OutOfRam);
    }
}
