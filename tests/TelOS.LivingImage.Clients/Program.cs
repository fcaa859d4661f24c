using System.Diagnostics;
using TelOS.LivingImage.Clients;
using TelOS.ObjectStore;
using TelOS.ObjectStore.Testing.Recording;
using TelOS.ObjectStore.Testing.Workload;
using TelOS.Runtime;

using Env env = Env.FromParent("image_client");
using RomModule rom = env.OpenRom("config");
Node config = rom.ReadNode() ?? throw new InvalidOperationException("The configuration is no node.");
TimeSpan duration = TimeSpan.FromSeconds(config.GetUInt32("seconds", 60));
if (config["client"] == "graph")
{
    new GraphClient(env).Run();
}

using ObjectStoreConnection connection = new(env, new ObjectStoreArguments { Writeable = true });
RandomClient client = new(new SessionClient(connection), (int)config.GetUInt32("number", 0), (int)config.GetUInt32("seed", 0));
using (StreamWriter file = File.CreateText(config["history"] ?? throw new InvalidOperationException("The configuration names no file for the history.")))
{
    // However slow the machine is: something has to be done before the time is over.
    uint commits = config.GetUInt32("commits", 1);
    for (long start = Stopwatch.GetTimestamp(); commits > 0 || Stopwatch.GetElapsedTime(start) < duration;)
    {
        await client.RunAsync(transaction =>
        {
            HistoryFile.Write(file, transaction);
            commits -= commits > 0 && transaction.IsCommittedWriter ? 1U : 0;
        });
    }
}

await env.Log.WriteLineAsync($"{client.RetryCount} retries");
env.Exit(0);
