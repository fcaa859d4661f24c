using Microsoft.Data.Sqlite;
using TelOS.Fractal;

namespace TelOS.Host.Tool;

/// <summary>The graph as tables that people ask in SQL, beside those that a backup has.</summary>
internal static class SqliteTables
{
    private const int ProgressSteps = 1000;

    private const string Tables = """
        CREATE TABLE slot (object INTEGER NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, value, reference INTEGER, PRIMARY KEY (object, name)) WITHOUT ROWID;
        CREATE TABLE relation (source INTEGER NOT NULL, kind TEXT NOT NULL, target INTEGER NOT NULL, PRIMARY KEY (source, kind, target)) WITHOUT ROWID;
        CREATE INDEX relation_target ON relation (target, kind);
        """;

    /// <summary>Adds them to a backup.</summary>
    /// <param name="path">The backup.</param>
    /// <param name="image">The image that it was made of.</param>
    /// <param name="progress">Told how many objects are written.</param>
    public static void Add(string path, LivingImage image, IProgress<GraphProgress> progress)
    {
        using SqliteConnection connection = new(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        using var all = connection.BeginTransaction();
        using (var create = connection.CreateCommand())
        {
            create.CommandText = Tables;
            create.ExecuteNonQuery();
        }

        using var slot = Prepare(connection, "INSERT INTO slot VALUES ($1, $2, $3, $4, $5)", 5);
        using var relation = Prepare(connection, "INSERT INTO relation VALUES ($1, $2, $3)", 3);
        using var transaction = image.BeginRead();
        long done = 0;
        foreach (var one in transaction.Objects())
        {
            Add(one, slot, relation);
            if (++done % ProgressSteps == 0)
            {
                progress.Report(new GraphProgress("writing tables", done, 0));
            }
        }

        all.Commit();
    }

    private static void Add(ImageObject one, SqliteCommand slot, SqliteCommand relation)
    {
        try
        {
            foreach (var (name, value) in one.Slots)
            {
                Run(slot, (long)one.Id.Value, name, value.Kind.ToString().ToLowerInvariant(), Column(value), value.TryGetReference(out var reference) ? (long)reference.Value : null);
            }

            foreach (var kind in one.RelationKinds)
            {
                foreach (var end in one.Related(new RelationKind(kind.Name)))
                {
                    Run(relation, (long)one.Id.Value, kind.Name, (long)end.Id.Value);
                }
            }
        }
        catch (DamagedObjectException)
        {
            // Bytes that are no record of the graph are in the table `object` all the same.
        }
    }

    private static object? Column(in Value value) => value.Kind switch
    {
        ValueKind.Null => null,
        ValueKind.Boolean => value.AsBoolean() ? 1L : 0L,
        ValueKind.Integer => value.AsInteger(),
        ValueKind.Number => value.AsNumber(),
        ValueKind.Text => value.AsText(),
        ValueKind.Bytes => value.AsBytes().ToArray(),
        ValueKind.Reference => (long)value.AsReference().Value,
        ValueKind.Method => value.AsMethod(),
        _ => ValueText.Json(value),
    };

    private static SqliteCommand Prepare(SqliteConnection connection, string sql, int parameters)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // The two statements above.
        command.CommandText = sql;
#pragma warning restore CA2100
        for (var i = 1; i <= parameters; i++)
        {
            command.Parameters.Add(new SqliteParameter($"${i}", null));
        }

        return command;
    }

    private static void Run(SqliteCommand command, params object?[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        command.ExecuteNonQuery();
    }
}
