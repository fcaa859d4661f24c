using System.Collections.Concurrent;

namespace TelOS.ObjectStore.Engine.Data;

/// <summary>Readers for any number of threads.</summary>
/// <param name="vfs">The VFS with the image.</param>
internal sealed class ReaderPool(string vfs) : IDisposable
{
    private readonly ConcurrentBag<DatabaseReader> _idle = [];

    /// <summary>Reads with one of them.</summary>
    /// <param name="read">What to read.</param>
    /// <param name="argument">What that needs, so that it captures nothing.</param>
    /// <exception cref="StoreException">The device failed, or what lies there is not what was written.</exception>
    public TResult Read<TArgument, TResult>(Func<DatabaseReader, TArgument, TResult> read, TArgument argument)
    {
        DatabaseReader? reader = null;
        try
        {
            reader = _idle.TryTake(out DatabaseReader? idle) ? idle : new DatabaseReader(vfs);
            TResult result = read(reader, argument);
            _idle.Add(reader);
            return result;
        }
        catch (SqliteFailure e)
        {
            reader?.Dispose();
            throw new StoreException(e.Error, $"An object could not be read: {e.Message}", e);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        while (_idle.TryTake(out DatabaseReader? reader))
        {
            reader.Dispose();
        }
    }
}
