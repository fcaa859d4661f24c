using Microsoft.Data.Sqlite;
using TelOS.Storage.Sqlite;

namespace TelOS.Storage.Tests;

/// <summary>An image on a device, and connections to it.</summary>
internal sealed class Image : IDisposable
{
    private static int s_count;

    public Image(IBlockDevice device, BlockVfsOptions? options = null) =>
        Vfs = BlockVfs.Register(device, $"image{Interlocked.Increment(ref s_count)}", options);

    public BlockVfs Vfs { get; }

    /// <summary>Opens a connection, outside of any pool.</summary>
    public SqliteConnection Open()
    {
        SqliteConnection connection = new($"Data Source={BlockVfs.DatabaseName};Vfs={Vfs.Name};Pooling=False");
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public void Dispose() => Vfs.Dispose();
}
