using TelOS.Runtime;
using SessionError = TelOS.Runtime.SessionError;

namespace TelOS.Init.Tests;

/// <summary>Gives sessions without functions, but not to clients that call themselves bad.</summary>
internal sealed class LocalService : ILocalService, IDisposable
{
    private readonly Entrypoint _entrypoint = new("local");

    public List<string> Labels { get; } = [];

    public int Closed { get; private set; }

    public Result<Capability, SessionError> Create(SessionArguments arguments)
    {
        Labels.Add(arguments.Label);
        return arguments.LastLabel == "bad"
            ? SessionError.Denied
            : Result.Ok<Capability, SessionError>(_entrypoint.Manage(new AnySession()));
    }

    public void Upgrade(Capability session, ulong ram, ulong caps)
    {
    }

    public void Close(Capability session) => Closed++;

    public void Dispose() => _entrypoint.Dispose();
}
