using TelOS.Runtime;

namespace Telos.Workshop;

/// <summary>The role that says what its configuration says, each time that it changes.</summary>
internal static class Watcher
{
    /// <summary>Reads until the parent is gone.</summary>
    public static int Run(Env env, TextWriter log)
    {
        using var config = env.OpenRom("config");
        using var changed = new SignalReceiver();
        using var stop = new CancellationTokenSource();
        env.ParentGone.ContinueWith(_ => stop.Cancel(), TaskScheduler.Default);
        config.Watch(changed.Context);
        try
        {
            while (true)
            {
                log.WriteLine($"word {config.ReadNode()?["word"]}");
                changed.Wait(stop.Token);
            }
        }
        catch (Exception error) when (error is OperationCanceledException or RpcException)
        {
            return 0;
        }
    }
}
