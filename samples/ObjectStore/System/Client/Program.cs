using System.Reflection;
using Samples.ObjectStore;
using TelOS.Runtime;

using Env env = Env.FromParent("store_client");
Walkthrough walkthrough = new(env, Contracts(), env.Log);
walkthrough.StoreContracts();
walkthrough.ReadThemBack();
walkthrough.WatchCommits();
walkthrough.ShowOneCall();
env.Exit(walkthrough.Summarize());

static SortedDictionary<string, byte[]> Contracts()
{
    Assembly assembly = typeof(Walkthrough).Assembly;
    SortedDictionary<string, byte[]> contracts = new(StringComparer.Ordinal);
    foreach (string name in assembly.GetManifestResourceNames())
    {
        using Stream resource = assembly.GetManifestResourceStream(name)!;
        byte[] content = new byte[resource.Length];
        resource.ReadExactly(content);
        contracts.Add(name, content);
    }

    return contracts;
}
