using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace TelOS.Storage.Tests;

/// <summary>Statements in one line.</summary>
[SuppressMessage("Security", "CA2100", Justification = "The statements are those of the tests.")]
internal static class Sql
{
    public static void Run(this SqliteConnection connection, string text, params ReadOnlySpan<object> values)
    {
        using SqliteCommand command = Make(connection, text, values);
        command.ExecuteNonQuery();
    }

    public static object? Ask(this SqliteConnection connection, string text, params ReadOnlySpan<object> values)
    {
        using SqliteCommand command = Make(connection, text, values);
        return command.ExecuteScalar();
    }

    public static long Number(this SqliteConnection connection, string text, params ReadOnlySpan<object> values) =>
        Convert.ToInt64(connection.Ask(text, values), CultureInfo.InvariantCulture);

    private static SqliteCommand Make(SqliteConnection connection, string text, ReadOnlySpan<object> values)
    {
        SqliteCommand command = connection.CreateCommand();
        command.CommandText = text;
        for (int i = 0; i < values.Length; i++)
        {
            command.Parameters.AddWithValue($"${i + 1}", values[i]);
        }
        return command;
    }
}
