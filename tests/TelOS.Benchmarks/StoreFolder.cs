namespace TelOS.Benchmarks;

/// <summary>A folder on the disk of the repository, not in memory, for as long as something is measured.</summary>
/// <param name="name">What tells it from others of the same time.</param>
internal sealed class StoreFolder(string name = "store") : IDisposable
{
    private readonly string _path = Directory.CreateDirectory(Path.Combine(NativeTool.Root, "artifacts", $"{name}-{Environment.ProcessId}")).FullName;

    public string PathOf(string name) => Path.Combine(_path, name);

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
