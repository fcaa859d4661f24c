namespace TelOS.Benchmarks;

/// <summary>A folder on the disk of the repository, not in memory, for as long as something is measured.</summary>
internal sealed class StoreFolder : IDisposable
{
    private readonly string _path = Path.Combine(NativeTool.Root, "artifacts", $"store-{Environment.ProcessId}");

    public StoreFolder() => Directory.CreateDirectory(_path);

    public string PathOf(string name) => Path.Combine(_path, name);

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
