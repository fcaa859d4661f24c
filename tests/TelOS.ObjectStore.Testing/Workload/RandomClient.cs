using System.Diagnostics;
using TelOS.ObjectStore.Testing.Recording;

namespace TelOS.ObjectStore.Testing.Workload;

/// <summary>A client that carries out one random transaction after the other on few objects, which others change at the same time.</summary>
/// <param name="store">The store.</param>
/// <param name="number">Its number, which no other client has; at most 65535.</param>
/// <param name="seed">What its transactions follow from.</param>
public sealed class RandomClient(IClientStore store, int number, int seed)
{
    private const int Objects = 48;
    private const int Retries = 3;
    private static readonly string[] s_roots = [.. Enumerable.Range(0, 6).Select(static i => $"root {i}")];

    private readonly Random _random = new(seed);
    private readonly string _name = $"client {number}";

    // What it knows to be there, or to have been: some of it others have deleted.
    private List<ulong> _known = [];
    private ulong _newestVersion;
    private ulong _lastTag = (ulong)number << 40;
    private (ulong Next, int Left) _identities;
    private int _transactions;

    /// <summary>Transactions that were begun again after a conflict.</summary>
    public int RetryCount { get; private set; }

    /// <summary>Carries out a transaction, and again what was refused.</summary>
    /// <param name="record">Is given each one with its outcome.</param>
    public async ValueTask RunAsync(Action<HistoryTransaction> record)
    {
        ArgumentNullException.ThrowIfNull(record);
        int choices = _random.Next();
        for (int i = 0; i <= Retries; i++)
        {
            HistoryTransaction transaction = await RunOnceAsync(new Random(choices)).ConfigureAwait(false);
            record(transaction);
            if (transaction.Outcome != HistoryOutcome.Conflict)
            {
                return;
            }

            RetryCount++;
        }
    }

    private async ValueTask<HistoryTransaction> RunOnceAsync(Random random)
    {
        long begin = Stopwatch.GetTimestamp();
        bool writes = random.Next(6) != 0;
        IClientTransaction transaction = await store.BeginAsync(writes).ConfigureAwait(false);
        RecordedTransaction recorded = new(transaction);
        HistoryOutcome outcome = HistoryOutcome.Committed;
        ulong version = 0;
        try
        {
            for (int steps = random.Next(1, 9); steps > 0; steps--)
            {
                if (writes && random.Next(3) == 0)
                {
                    await ChangeAsync(recorded, random).ConfigureAwait(false);
                }
                else
                {
                    await LookAsync(recorded, random).ConfigureAwait(false);
                }
            }

            if (random.Next(20) == 0)
            {
                outcome = HistoryOutcome.RolledBack;
                await transaction.RollBackAsync().ConfigureAwait(false);
            }
            else
            {
                version = await transaction.CommitAsync().ConfigureAwait(false);
            }
        }
        catch (TransactionConflictException)
        {
            outcome = HistoryOutcome.Conflict;
        }

        return new HistoryTransaction(_name, ++_transactions, recorded.Operations)
        {
            Begin = begin,
            End = Stopwatch.GetTimestamp(),
            Snapshot = transaction.Snapshot,
            Outcome = outcome,
            Version = version,
        };
    }

    private async ValueTask LookAsync(RecordedTransaction transaction, Random random)
    {
        int choice = random.Next(20);
        if (_known.Count == 0 || choice < 2)
        {
            await ListAllAsync(transaction).ConfigureAwait(false);
        }
        else if (choice < 4)
        {
            _ = await transaction.ListAsync(
                Known(random) - 1,
                random.Next(1, 12),
                random.Next(2) == 0 ? 0 : (ulong)random.Next(8, 384),
                random.Next(2) == 0 ? 0 : _newestVersion).ConfigureAwait(false);
        }
        else if (choice < 7)
        {
            ulong id = await transaction.FindRootAsync(Root(random)).ConfigureAwait(false);
            _ = id != 0 && await transaction.ReadAsync(id).ConfigureAwait(false);
        }
        else if (choice == 7)
        {
            await transaction.ListRootsAsync().ConfigureAwait(false);
        }
        else if (choice < 10)
        {
            _ = await transaction.ExistsAsync(Known(random)).ConfigureAwait(false);
        }
        else
        {
            _ = await transaction.ReadAsync(Known(random)).ConfigureAwait(false);
        }
    }

    private async ValueTask ChangeAsync(RecordedTransaction transaction, Random random)
    {
        int choice = random.Next(20);
        if (_known.Count < Objects / 2 || random.Next(60) == 0)
        {
            await transaction.StoreAsync(await NewIdentityAsync().ConfigureAwait(false), ++_lastTag, Size(random)).ConfigureAwait(false);
        }
        else if (choice < 3 || _known.Count > Objects * 2)
        {
            ulong id = Known(random);
            if (await transaction.ExistsAsync(id).ConfigureAwait(false))
            {
                await transaction.DeleteAsync(id).ConfigureAwait(false);
            }
        }
        else if (choice < 6)
        {
            ulong id = Known(random);
            if (await transaction.ReadAsync(id).ConfigureAwait(false))
            {
                await transaction.BindRootAsync(Root(random), id).ConfigureAwait(false);
            }
        }
        else if (choice == 6)
        {
            string root = Root(random);
            if (await transaction.FindRootAsync(root).ConfigureAwait(false) != 0)
            {
                await transaction.BindRootAsync(root, 0).ConfigureAwait(false);
            }
        }
        else if (choice < 10)
        {
            await transaction.StoreAsync(Known(random), ++_lastTag, Size(random)).ConfigureAwait(false);
        }
        else
        {
            ulong id = Known(random);
            _ = await transaction.ReadAsync(id).ConfigureAwait(false);
            await transaction.StoreAsync(id, ++_lastTag, Size(random)).ConfigureAwait(false);
        }
    }

    private async ValueTask ListAllAsync(RecordedTransaction transaction)
    {
        IReadOnlyList<ListedObject> seen = await transaction.ListAsync(0, 65_536, 0, 0).ConfigureAwait(false);
        IEnumerable<ulong> gone = _known.Except(seen.Select(static entry => entry.Id)).TakeLast(Objects / 4);
        _known = [.. gone, .. seen.Select(static entry => entry.Id)];
        _newestVersion = seen.Select(static entry => entry.Version).Append(_newestVersion).Max();
    }

    private async ValueTask<ulong> NewIdentityAsync()
    {
        if (_identities.Left == 0)
        {
            _identities = (await store.AllocateAsync(8).ConfigureAwait(false), 8);
        }

        ulong id = _identities.Next;
        _identities = (id + 1, _identities.Left - 1);
        _known.Add(id);
        return id;
    }

    private ulong Known(Random random) => _known[random.Next(_known.Count)];

    private static string Root(Random random) => s_roots[random.Next(s_roots.Length)];

    // Most are small; some are too large for one message.
    private static int Size(Random random) =>
        random.Next(16) == 0 ? random.Next(385, 6000) : random.Next(TaggedContent.MinimumSize, 385);
}
