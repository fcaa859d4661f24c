using Genode;
using TelOS.Runtime;

namespace TelOS.Init.Tests;

/// <summary>Gives every client of the service `Foo` a session without functions.</summary>
internal sealed class AnyServer : IDisposable
{
    private readonly ParentEnv _env;
    private readonly RomModule _requests;
    private readonly AnySession _session = new();
    private readonly Capability _capability;
    private readonly SignalHandler _changed;

    public AnyServer(ParentEnv env)
    {
        _env = env;
        _requests = env.OpenRom("session_requests");
        _capability = env.Entrypoint.Manage(_session);
        _changed = new SignalHandler(env.Entrypoint, Answer);
        _requests.Watch(_changed.Context);
        env.Parent.Announce("Foo");
        _changed.Context.Submit();
    }

    public void Dispose()
    {
        _changed.Dispose();
        _capability.Dispose();
        _session.Dispose();
        _requests.Dispose();
    }

    private void Answer()
    {
        foreach (var request in _requests.ReadNode()!.Children)
        {
            _env.Parent.DeliverSessionCap(new ServerSessionId { Value = request.GetUInt64("id") }, new Capability<ISession>(_capability));
        }
    }
}
