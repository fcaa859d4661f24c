using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.Data.Sqlite;
using TelOS.Block.Probe;
using TelOS.Storage;
using TelOS.Storage.Block;
using TelOS.Storage.Sqlite;

namespace TelOS.Block.Tests;

/// <summary>What is above the session keeps the promises of what is below it.</summary>
public sealed class PowerLossTests
{
    private const int BlockSize = 4096;

    [Fact]
    public void What_two_clients_synced_survives_the_loss_of_power()
    {
        const int BlockCount = 32;
        var seed = (ulong)Random.Shared.NextInt64();
        var random = new Random((int)seed);
        for (var cycle = 0; cycle < 40; cycle++)
        {
            FaultyBlockDevice disk = new(2 * BlockCount, seed + (ulong)cycle, BlockSize);
            var synced = new ulong[2 * BlockCount];
            using (BlockSystem system = new(disk))
            {
                // The image of the disk is what power leaves; the system goes first.
                Parallel.For(0, 2, client =>
                {
                    using var device = system.Open(new BlockSessionOptions { Offset = client * BlockCount, BlockCount = BlockCount });
                    var written = new ulong[BlockCount];
                    var block = new byte[BlockSize];
                    int writes;
                    lock (random)
                    {
                        writes = random.Next(1, 40);
                    }

                    for (ulong number = 1; number <= (ulong)writes; number++)
                    {
                        NumberedBlock.Fill(number, block);
                        var place = NumberedBlock.PlaceOf(number, BlockCount);
                        device.Write(place, block);
                        written[place] = number;
                        if (number % 5 == 0)
                        {
                            device.Sync();
                            written.CopyTo(synced, client * BlockCount);
                        }
                    }
                });
            }

            disk.LosePower(PowerLoss.Drop);
            var image = disk.ReadDurable();
            for (var block = 0; block < synced.Length; block++)
            {
                var found = NumberedBlock.NumberOf(image.AsSpan(block * BlockSize, BlockSize));
                Assert.True(found >= synced[block], $"Block {block} holds {found}, and {synced[block]} was synced. Seed {seed}, cycle {cycle}.");
            }
        }
    }

    [Fact]
    public void A_database_lives_on_a_session_and_survives_the_loss_of_power()
    {
        const int Rows = 300;
        FaultyBlockDevice disk = new(4096, 1, BlockSize);
        using (BlockSystem system = new(disk))
        using (var device = system.Open())
        using (var vfs = BlockVfs.Register(device, "session"))
        {
            using var connection = Open();
            Execute(connection, "CREATE TABLE object (id INTEGER PRIMARY KEY, content TEXT NOT NULL)");
            for (var row = 1; row <= Rows; row++)
            {
                Execute(connection, string.Create(CultureInfo.InvariantCulture, $"INSERT INTO object VALUES ({row}, hex(zeroblob({row})))"));
            }

            // What is not committed is not there later.
            Execute(connection, "BEGIN; DELETE FROM object");
            disk.LosePower(PowerLoss.Garbage);
        }

        using (BlockSystem system = new(disk))
        using (var device = system.Open())
        using (var vfs = BlockVfs.Register(device, "session"))
        {
            using var connection = Open();
            Assert.Equal("ok", Execute(connection, "PRAGMA integrity_check"));
            Assert.Equal((long)Rows, Execute(connection, "SELECT count(*) FROM object WHERE length(content) = 2 * id"));
        }

        static SqliteConnection Open()
        {
            SqliteConnection connection = new($"Data Source={BlockVfs.DatabaseName};Vfs=session;Pooling=False");
            connection.Open();
            return connection;
        }

    }

    [SuppressMessage("Security", "CA2100", Justification = "The texts are those above.")]
    private static object? Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
