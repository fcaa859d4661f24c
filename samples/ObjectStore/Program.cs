using Samples.ObjectStore;
using Samples.ObjectStore.Server;
using Samples.ObjectStore.Store;
using TelOS.Runtime;

if (args is not [string folder] || !Directory.Exists(folder))
{
    Console.Error.WriteLine("usage: ObjectStore FOLDER   stores the contracts below FOLDER in the object store, and reads them back");
    return 2;
}

using LocalParent parent = new();

// The server: one component with its own entrypoint, and a device of 1 MiB.
using Env server = parent.CreateEnv("store");
MemoryStore store = new(new MemoryDevice(1024 * 1024));
using StoreRoot root = new(server.Entrypoint, store);
using Capability service = server.Entrypoint.Manage(root);
server.Announce(root.ServiceName, service);

// The client: another component, which knows the store by its contract alone.
using Env client = parent.CreateEnv("client");
Dictionary<string, byte[]> contracts = Directory.EnumerateFiles(folder, "*.tidl", SearchOption.AllDirectories)
    .Order(StringComparer.Ordinal)
    .ToDictionary(path => Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllBytes, StringComparer.Ordinal);
Walkthrough walkthrough = new(client, contracts, Console.Out);
walkthrough.StoreContracts();
walkthrough.ReadThemBack();
walkthrough.WatchCommits();
walkthrough.MeetEveryError(store);
walkthrough.ShowOneCall();
return walkthrough.Summarize();
