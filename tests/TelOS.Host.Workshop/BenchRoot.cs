using TelOS.Runtime;

namespace Telos.Workshop;

/// <summary>Hands out sessions; nobody gets none.</summary>
internal sealed class BenchRoot : WorkshopRoot
{
    private readonly Entrypoint _entrypoint;

    public BenchRoot(Entrypoint entrypoint)
        : base(entrypoint) => _entrypoint = entrypoint;

    protected override Result<WorkshopSession, SessionError> CreateSession(SessionArguments request, WorkshopArguments arguments) =>
        arguments.Tenant == "nobody" ? SessionError.Denied : new Bench(request, arguments, _entrypoint);
}
