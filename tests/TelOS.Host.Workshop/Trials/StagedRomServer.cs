using System.Text;
using TelOS.Runtime;

namespace Telos.Trials;

/// <summary>The role that serves the ROM `config`, each stage a while after somebody has read the one before it.</summary>
internal static class StagedRomServer
{
    private static readonly TimeSpan s_while = TimeSpan.FromMilliseconds(500);

    /// <summary>Serves until its parent is gone.</summary>
    public static int Run(Env env, TextWriter log)
    {
        env.Entrypoint.UnhandledError += (_, error) => log.WriteLine($"unhandled: {error.Error}");
        Queue<string> stages;
        using (var config = env.OpenRom("config"))
        {
            stages = new(config.ReadNode()!.ChildrenOf("stage").Select(static stage => string.Join('\n', stage.Quoted) + "\n"));
        }

        var shelf = new RomShelf();
        shelf.Set("config", Encoding.UTF8.GetBytes(stages.Dequeue()));
        using var next = new SignalHandler(env.Entrypoint, () =>
        {
            if (stages.TryDequeue(out var stage))
            {
                shelf.Set("config", Encoding.UTF8.GetBytes(stage));
            }
        });
        var waiting = 0;
        shelf.Read += _ =>
        {
            if (stages.Count < waiting || waiting == 0)
            {
                waiting = stages.Count;
                Task.Delay(s_while).ContinueWith(_ => next.Context.Submit(), TaskScheduler.Default);
            }
        };
        using var root = new RomShelfRoot(env.Entrypoint, shelf);
        using var capability = env.Entrypoint.Manage(root);
        env.Announce(root.ServiceName, capability);
        env.ParentGone.Wait();
        return 0;
    }
}
