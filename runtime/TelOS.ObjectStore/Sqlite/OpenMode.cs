namespace TelOS.ObjectStore.Engine.Sqlite;

/// <summary>How a database is opened.</summary>
internal enum OpenMode
{
    /// <summary>To be read.</summary>
    ReadOnly,

    /// <summary>To be read and written; it has to be there.</summary>
    ReadWrite,

    /// <summary>To be read and written; made when it is not there.</summary>
    Create,
}
