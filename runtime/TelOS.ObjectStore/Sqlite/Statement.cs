using SQLitePCL;

namespace TelOS.ObjectStore.Engine.Sqlite;

/// <summary>A compiled statement. Parameters count from 1, columns from 0.</summary>
internal sealed class Statement(Connection connection, sqlite3_stmt handle) : IDisposable
{
    /// <summary>Sets a parameter.</summary>
    public Statement Bind(int parameter, long value)
    {
        connection.Check(raw.sqlite3_bind_int64(handle, parameter, value));
        return this;
    }

    /// <summary>Sets a parameter.</summary>
    public Statement Bind(int parameter, string value)
    {
        connection.Check(raw.sqlite3_bind_text(handle, parameter, value));
        return this;
    }

    /// <summary>Sets a parameter.</summary>
    public Statement Bind(int parameter, ReadOnlySpan<byte> value)
    {
        // No bytes at no address would be NULL.
        connection.Check(value.IsEmpty ? raw.sqlite3_bind_zeroblob(handle, parameter, 0) : raw.sqlite3_bind_blob(handle, parameter, value));
        return this;
    }

    /// <summary>Goes to the next row.</summary>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="SqliteFailure">The statement failed; it is reset.</exception>
    public bool Step()
    {
        int code = raw.sqlite3_step(handle);
        switch (code)
        {
            case raw.SQLITE_ROW:
                return true;
            case raw.SQLITE_DONE:
                return false;
            default:
                SqliteFailure failure = connection.Failure(code);
                _ = raw.sqlite3_reset(handle);
                throw failure;
        }
    }

    /// <summary>Carries out a statement without rows, and is ready for the next time.</summary>
    public void Run()
    {
        while (Step())
        {
        }

        Reset();
    }

    /// <summary>A number of the current row.</summary>
    public long Int64(int column) => raw.sqlite3_column_int64(handle, column);

    /// <summary>A text of the current row.</summary>
    public string Text(int column) => raw.sqlite3_column_text(handle, column).utf8_to_string() ?? string.Empty;

    /// <summary>Bytes of the current row, valid until the next step.</summary>
    public ReadOnlySpan<byte> Blob(int column) => raw.sqlite3_column_blob(handle, column);

    /// <summary>Ends its rows: it holds no snapshot any more.</summary>
    public void Reset() => _ = raw.sqlite3_reset(handle);

    /// <inheritdoc/>
    public void Dispose() => handle.Dispose();
}
