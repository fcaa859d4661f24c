using TelOS.Runtime;
using SessionError = TelOS.Runtime.SessionError;

namespace TelOS.Init.Tests;

/// <summary>Gives sessions without functions, but not to clients that call themselves bad.</summary>
internal sealed class LocalService : ILocalService, IDisposable
{
    private readonly Entrypoint _entrypoint = new("local");
    private readonly Dictionary<Capability, string> _sessions = [];

    public List<string> Labels { get; } = [];

    /// <summary>The labels of the sessions that were closed, in that order.</summary>
    public List<string> ClosedLabels { get; } = [];

    public Result<Capability, SessionError> Create(SessionArguments arguments)
    {
        Labels.Add(arguments.Label);
        if (arguments.LastLabel == "bad")
        {
            return SessionError.Denied;
        }

        var session = _entrypoint.Manage(new AnySession());
        _sessions.Add(session, arguments.Label);
        return session;
    }

    public void Upgrade(Capability session, ulong ram, ulong caps)
    {
    }

    public void Close(Capability session) => ClosedLabels.Add(_sessions[session]);

    public void Dispose() => _entrypoint.Dispose();
}
