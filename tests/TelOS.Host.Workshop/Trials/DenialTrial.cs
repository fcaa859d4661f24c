using Telos.Workshop;
using TelOS.Runtime;

namespace Telos.Trials;

/// <summary>Asks for sessions that it cannot have.</summary>
internal static class DenialTrial
{
    /// <summary>Tries what is refused, and by whom.</summary>
    public static void Run(Env env, Findings findings)
    {
        findings.Check("no route", IsDenied(() => env.OpenSession(new SessionRequest { Service = "Nowhere", RamQuota = 16384, CapQuota = 8 })));
        findings.Check("the server says no", IsDenied(() => new TrialConnection(env, new TrialArguments { Refuse = true })));
        var request = new SessionRequest
        {
            Service = TrialContract.ServiceName,
            RamQuota = 2 * TrialContract.RamQuota,
            CapQuota = 2 * TrialContract.CapQuota,
            Version = TrialContract.Version,
        };
        findings.Check("newer than the server", Error(env, request with { Version = new ContractVersion(1, 7) }) == SessionError.Denied);
        findings.Check("too little memory", Error(env, request with { RamQuota = 8192 }) == SessionError.InsufficientRam);
        findings.Check("too few capabilities", Error(env, request with { CapQuota = 4 }) == SessionError.InsufficientCaps);
        findings.Check("more memory than there is", Error(env, request with { RamQuota = 1UL << 40 }) == SessionError.OutOfRam);
        findings.Check("more capabilities than there are", Error(env, request with { CapQuota = 1 << 20 }) == SessionError.OutOfCaps);
        findings.Check("none of them stays", Error(env, request) is null);
    }

    private static bool IsDenied(Func<IDisposable> open)
    {
        try
        {
            open().Dispose();
            return false;
        }
        catch (SessionDeniedException error)
        {
            return error.Error == SessionError.Denied;
        }
    }

    private static SessionError? Error(Env env, SessionRequest request)
    {
        if (!env.TryOpenSession(request).TryGetValue(out var connection, out var error))
        {
            return error;
        }

        connection.Dispose();
        return null;
    }
}
