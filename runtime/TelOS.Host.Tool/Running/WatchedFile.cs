namespace TelOS.Host.Tool;

/// <summary>Follows the content of a file.</summary>
/// <param name="path">The file.</param>
/// <param name="content">What is known of it.</param>
internal sealed class WatchedFile(string path, byte[] content)
{
    private static readonly TimeSpan s_period = TimeSpan.FromMilliseconds(500);

    private byte[] _content = content;

    /// <summary>Ends when the file has another content than at the last time.</summary>
    /// <remarks>It looks at the file itself twice a second: that works for every editor and every file system.</remarks>
    public async Task<byte[]> WaitAsync(CancellationToken stop)
    {
        while (true)
        {
            await Task.Delay(s_period, stop).ConfigureAwait(false);
            try
            {
                var now = await File.ReadAllBytesAsync(path, stop).ConfigureAwait(false);
                if (now.Length > 0 && !now.AsSpan().SequenceEqual(_content))
                {
                    return _content = now;
                }
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // An editor that replaces the file takes a moment.
            }
        }
    }
}
