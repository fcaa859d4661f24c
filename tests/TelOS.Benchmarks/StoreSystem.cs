using System.Globalization;
using TelOS.Host;
using TelOS.Host.Testing;

namespace TelOS.Benchmarks;

/// <summary>A block device on a file, the store on it, and clients, each a process of its own.</summary>
internal sealed class StoreSystem : IDisposable
{
    private const string Mark = "result ";

    private readonly StoreFolder _folder = new();
    private readonly ComposedSystem _system = new(Confinement.None);
    private int _clients;

    /// <summary>Starts the block device and the store.</summary>
    /// <param name="cache">Bytes of objects that the store keeps to be read again.</param>
    public StoreSystem(string cache = "64M") => _system.Start(
        new SystemChild
        {
            Name = "block",
            Program = Program("components/Block", "block"),
            Provides = ["Block"],
            Ram = 128 << 20,
            Config = config => config
                .Node("device", device => device
                    .Attribute("name", "image").Attribute("type", "file").Attribute("path", _folder.PathOf("image")).Attribute("size", "256M"))
                .Node("default-policy", static policy => policy.Attribute("device", "image").Attribute("writeable", true)),
        },
        new SystemChild
        {
            Name = "persistence",
            Program = Program("components/Persistence", "persistence"),
            Provides = ["Telos_object_store"],
            Ram = 256 << 20,
            Config = config => config
                .Attribute("format", true).Attribute("cache", cache)
                .Node("default-policy", static policy => policy.Attribute("writeable", true)),
        });

    /// <summary>Runs clients at the same time.</summary>
    /// <param name="role">What they do.</param>
    /// <param name="count">How many.</param>
    /// <param name="objects">Objects of each.</param>
    /// <param name="seconds">How long they do it, where they do it for a time.</param>
    /// <returns>What each of them found.</returns>
    /// <exception cref="TimeoutException">One found nothing.</exception>
    public IReadOnlyList<string> Run(string role, int count, int objects, int seconds = 0)
    {
        SystemChild[] clients = [.. Enumerable.Range(_clients, count).Select(number => new SystemChild
        {
            Name = string.Create(CultureInfo.InvariantCulture, $"client{number}"),
            Program = Program("tests/TelOS.Benchmarks.StoreClient", "store_client"),
            Config = config => config.Attribute("role", role).Attribute("objects", (ulong)objects).Attribute("seconds", (ulong)seconds),
        })];
        _clients += count;
        _system.Start(clients);
        string[] found = [.. clients.Select(client => ResultOf(client.Name))];
        foreach (SystemChild client in clients)
        {
            _system.Remove(client.Name);
        }
        return found;
    }

    public void Dispose()
    {
        _system.Dispose();
        _folder.Dispose();
    }

    private string ResultOf(string client)
    {
        string line = _system.WaitForAsync($"[init -> {client}] {Mark}").GetAwaiter().GetResult();
        return line[(line.IndexOf(Mark, StringComparison.Ordinal) + Mark.Length)..];
    }

    private static string Program(string project, string program) => Path.Combine(NativeTool.Root, project, "bin/Release/net10.0", program);
}
