using TelOS.Runtime;

namespace Telos.Workshop;

/// <summary>The role that serves, and tells each client without end that something has changed.</summary>
internal static class Herald
{
    /// <summary>Serves until the process is ended.</summary>
    public static int Run(Env env, TextWriter log)
    {
        using var root = new HeraldRoot(env, log);
        using var capability = env.Entrypoint.Manage(root);
        env.Announce(root.ServiceName, capability);
        Thread.Sleep(Timeout.Infinite);
        return 0;
    }

    private sealed class HeraldRoot(Env env, TextWriter log) : WorkshopRoot(env.Entrypoint)
    {
        protected override Result<WorkshopSession, SessionError> CreateSession(SessionArguments request, WorkshopArguments arguments) =>
            new LoudBench(request, arguments, env.Entrypoint, log);
    }

    private sealed class LoudBench(SessionArguments request, WorkshopArguments arguments, Entrypoint entrypoint, TextWriter log)
        : Bench(request, arguments, entrypoint)
    {
        private const int Lap = 5000;

        public override void RegisterChanged(Capability? handler)
        {
            var context = handler!.Duplicate();
            base.RegisterChanged(handler);
            new Thread(() => Cry(context)).Start();
        }

        // Signals, and what is no signal at the context's own socket.
        private void Cry(Capability context)
        {
            var flood = new Flood(context.Export(SocketDomain.None).Descriptor, 0);
            for (var round = 0; ; round++)
            {
                ChangedSignal.Submit();
                flood.Send(round, isGenerous: false);
                if (round % Lap == 0)
                {
                    log.WriteLine($"lap of {round}");
                }
            }
        }
    }
}
