using System.Text;

namespace TelOS.Idl.Tool.Building;

/// <summary>Keeps other processes of this program out of an output folder, so that a build may run several of them at once.</summary>
internal sealed class FolderLock : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private readonly FileStream _stream;

    private FolderLock(FileStream stream) => _stream = stream;

    /// <summary>Waits until no other process has the folder. The lock's file lies among the temporary files of the user, not in the
    /// folder, and the system gives it free when its holder ends.</summary>
    /// <param name="folder">An absolute path.</param>
    /// <param name="patience">How long to wait.</param>
    /// <exception cref="IOException">Somebody has it for longer than that.</exception>
    public static FolderLock Take(string folder, TimeSpan patience)
    {
        string name = $"tidl-{Environment.UserName}-{Manifest.HashOf(Encoding.UTF8.GetBytes(folder))[..16]}.lock";
        string path = Path.Combine(Path.GetTempPath(), name);
        for (long start = Environment.TickCount64; ;)
        {
            try
            {
                return new FolderLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0));
            }
            catch (IOException) when (Environment.TickCount64 - start < patience.TotalMilliseconds)
            {
                Thread.Sleep(Pause);
            }
            catch (IOException e)
            {
                throw new IOException($"another tidl has been writing there for more than {patience.TotalSeconds:0} seconds", e);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();
}
