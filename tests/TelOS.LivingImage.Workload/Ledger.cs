using System.Globalization;
using TelOS.ObjectStore;
using TelOS.Runtime;

namespace TelOS.LivingImage.Workload;

/// <summary>
/// Accounts that each transaction sets to the same number, one more than before. So it shows in any state of the store whether a
/// transaction was lost, or carried out in part.
/// </summary>
/// <param name="env">The component.</param>
/// <param name="options">What the configuration says.</param>
internal sealed class Ledger(Env env, LedgerOptions options)
{
    private StoreError? _refusal;

    // What a reply confirmed, and what was asked for, in the life of this process. A commit that failed with the device may turn up later.
    private ulong _kept;
    private ulong _asked;

    /// <summary>
    /// Books until the process is ended. Says "found N" for what it meets after each connection, "kept N" for each commit, and
    /// "wrong: ..." for what cannot be.
    /// </summary>
    /// <returns>The exit value, after something was wrong.</returns>
    public int Keep()
    {
        while (true)
        {
            try
            {
                using ObjectStoreConnection store = new(env, new ObjectStoreArguments { Writeable = true });
                ObjectId? first = FindFirst(store);
                if (!TryRead(store, first, out ulong found))
                {
                    return 1;
                }

                Say($"found {found}");
                Book(store, found, first ?? ValueOf(store.AllocateIds((uint)options.Accounts)).First);
            }
            catch (RefusedException e)
            {
                // The device failed, or the last transaction of the process before this one was still under way.
                if (_refusal != e.Error)
                {
                    Say($"refused: {e.Error}");
                    _refusal = e.Error;
                }

                Thread.Sleep(5);
            }
            catch (Exception e) when (e is RpcException or SessionDeniedException)
            {
                // The store ended. It comes again.
                Thread.Sleep(5);
            }
        }
    }

    private ObjectId? FindFirst(ObjectStoreConnection store)
    {
        TransactionId reader = ValueOf(store.BeginTransaction(Access.Read));
        Result<ObjectId, StoreError> root = store.FindRoot(reader, options.Root);
        _ = ValueOf(store.RollbackTransaction(reader));
        return root.TryGetValue(out ObjectId first, out StoreError error) ? first
            : error == StoreError.NotFound ? null
            : throw new RefusedException(error);
    }

    private bool TryRead(ObjectStoreConnection store, ObjectId? first, out ulong number)
    {
        TransactionId reader = ValueOf(store.BeginTransaction(Access.Read));
        ObjectBatch batch = ValueOf(store.RetrieveObjects(reader, new ObjectIdList { Ids = first is { } id ? Accounts(id) : [] }));
        _ = ValueOf(store.RollbackTransaction(reader));
        ulong?[] numbers = [.. batch.Objects.Select(account => Account.Read(account.Content, options.Size)).Distinct()];
        number = numbers is [{ } only] ? only : 0;
        if (numbers.Contains(null) || numbers.Length > 1 || number < _kept || (_asked > 0 && number > _asked))
        {
            IEnumerable<string> found = numbers.Select(static number => number?.ToString(CultureInfo.InvariantCulture) ?? "what nobody wrote");
            Say($"wrong: {_kept} were confirmed and {_asked} asked for, and the accounts say {string.Join(", ", found.DefaultIfEmpty("nothing"))}");
            return false;
        }

        return true;
    }

    private void Book(ObjectStoreConnection store, ulong found, ObjectId first)
    {
        for (ulong number = found + 1; ; number++)
        {
            TransactionId transaction = ValueOf(store.BeginTransaction(Access.Write));
            _asked = Math.Max(_asked, number);
            byte[] content = Account.Write(number, options.Size);
            _ = ValueOf(store.StoreObjects(transaction, new() { Objects = [.. Accounts(first).Select(id => new ObjectContent { Id = id, Content = content })] }));
            _ = ValueOf(store.BindRoot(transaction, options.Root, first));
            _ = ValueOf(store.CommitTransaction(transaction));
            (_kept, _refusal) = (number, null);
            Say($"kept {number}");
        }
    }

    // Identities that were reserved together.
    private List<ObjectId> Accounts(ObjectId first) =>
        [.. Enumerable.Range(0, options.Accounts).Select(i => new ObjectId { Value = first.Value + (ulong)i })];

    private static T ValueOf<T>(Result<T, StoreError> result) =>
        result.TryGetValue(out T? value, out StoreError error) ? value : throw new RefusedException(error);

    private void Say(FormattableString text) => env.Log.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
