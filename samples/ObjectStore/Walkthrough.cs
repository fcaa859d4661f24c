using System.Globalization;
using System.Text;
using Samples.ObjectStore.Trace;
using TelOS.Idl.Binding;
using TelOS.Idl.Model;
using TelOS.Idl.Syntax;
using TelOS.Idl.Text;
using TelOS.ObjectStore;
using TelOS.Runtime;

namespace Samples.ObjectStore;

/// <summary>What a client does with the store, step by step. Each step says what it saw, and counts what was not as expected.</summary>
/// <param name="env">The component.</param>
/// <param name="contracts">What it stores: files of contracts by their names.</param>
/// <param name="output">Takes what it saw.</param>
internal sealed partial class Walkthrough(Env env, IReadOnlyDictionary<string, byte[]> contracts, TextWriter output)
{
    private readonly Dictionary<string, ObjectId> _ids = new(StringComparer.Ordinal);
    private int _surprises;

    /// <summary>One transaction that stores every contract: small ones in the message, others through the shared buffer, and a root for each.</summary>
    public void StoreContracts()
    {
        using ObjectStoreConnection store = Open();
        IdRange ids = store.AllocateIds((uint)contracts.Count).Value;
        TransactionId transaction = store.BeginTransaction(Access.Write).Value;
        int small = 0;
        foreach ((string name, byte[] content) in contracts)
        {
            ObjectId id = new() { Value = ids.First.Value + (ulong)_ids.Count };
            _ids[name] = id;
            bool isSmall = content.Length <= ObjectStoreConstants.MaxSmall;
            small += isSmall ? 1 : 0;
            Result<ulong, StoreError> stored = isSmall
                ? store.StoreSmall(transaction, id, content)
                : store.StoreObject(transaction, id, content);
            Expect(stored.IsOk, $"{name} is stored");
            Expect(store.BindRoot(transaction, name, id).IsOk, $"{name} has a root");
        }
        CommitInfo commit = store.CommitTransaction(transaction).Value;
        Say($"stored {commit.ChangedObjects} contracts, {contracts.Values.Sum(c => c.Length)} bytes, as version {commit.Version}: {small} in messages, {_ids.Count - small} through the shared buffer");
    }

    /// <summary>Reads every contract back by its root, and all of them at once.</summary>
    public void ReadThemBack()
    {
        using ObjectStoreConnection store = new(env, new ObjectStoreArguments(), "reader");
        TransactionId transaction = store.BeginTransaction(Access.Read).Value;
        foreach ((string name, byte[] content) in contracts)
        {
            ObjectId id = store.FindRoot(transaction, name).Value;
            byte[] read = content.Length <= ObjectStoreConstants.MaxSmall
                ? Small(store.RetrieveSmall(transaction, id).Value)
                : store.RetrieveObject(transaction, id).Value;
            Expect(read.AsSpan().SequenceEqual(content), $"{name} reads back as it was");
        }
        ObjectBatch batch = store.RetrieveObjects(transaction, new ObjectIdList { Ids = [.. _ids.Values] }).Value;
        Expect(batch.Objects.Count == _ids.Count, "a batch holds every object");
        ObjectPage page = store.ListObjects(transaction, new ObjectQuery { Limit = 5 }).Value;
        Expect(page.Entries.Count == Math.Min(5, _ids.Count) && page.More == _ids.Count > 5, "a page ends at its limit");
        Expect(store.ListRoots(transaction).Value.Roots.Count == _ids.Count, "every contract has its root");
        Expect(store.RollbackTransaction(transaction).IsOk, "a reader ends its transaction");
        Say($"read {_ids.Count} contracts back, one by one and in one batch of {batch.Objects.Sum(o => o.Content?.Length ?? 0)} bytes");
    }

    /// <summary>A second client commits; the first one hears of it, and sees what changed.</summary>
    public void WatchCommits()
    {
        using ObjectStoreConnection watcher = new(env, new ObjectStoreArguments(), "watcher");
        ulong seen = watcher.Status().Version;
        using ManualResetEventSlim committed = new();
        watcher.Committed += committed.Set;
        using (ObjectStoreConnection writer = Open())
        {
            TransactionId transaction = writer.BeginTransaction(Access.Write).Value;
            ObjectId id = _ids.Values.First();
            Expect(writer.DeleteObject(transaction, id).IsOk, "an object is deleted");
            Expect(writer.CommitTransaction(transaction).IsOk, "the deletion is committed");
        }
        Expect(committed.Wait(TimeSpan.FromSeconds(30)), "the watcher hears of the commit");
        ChangeSet changes = watcher.ChangesSince(seen).Value;
        Expect(changes.Deleted.Count == 1 && changes.Stored.Count == 0, "the watcher learns what was deleted");
        Say($"signal: committed; version {seen} -> {changes.Version}, {changes.Deleted.Count} object deleted");
    }

    /// <summary>The bytes of one call, beside what they mean.</summary>
    public void ShowOneCall()
    {
        Contract[] compiled = Compile();
        Function storeSmall = compiled.SelectMany(c => c.Declarations).OfType<InterfaceDeclaration>()
            .Single(i => i.Session?.Service == "Telos_object_store").Functions.Single(f => f.Name == "storeSmall");
        using ObjectStoreConnection store = new(env, new ObjectStoreArguments(), "traced");
        TransactionId transaction = store.BeginTransaction(Access.Read).Value;
        using RecordingCapability recorder = new(store.Capability.Duplicate());
        using ObjectStoreClient traced = new(recorder);
        traced.StoreSmall(transaction, _ids.Values.Last(), "small"u8);
        DatagramDecoder decoder = new(compiled);
        Say("one call, byte by byte: storeSmall in a transaction that only reads");
        Print("request", decoder.Request(storeSmall, recorder.Request));
        Print("reply", decoder.Reply(storeSmall, recorder.Reply));
    }

    /// <summary>The exit code: 0 when everything was as expected.</summary>
    public int Summarize()
    {
        output.WriteLine(_surprises == 0 ? "Everything was as expected." : string.Create(CultureInfo.InvariantCulture, $"{_surprises} things were not as expected."));
        return _surprises == 0 ? 0 : 1;
    }

    private ObjectStoreConnection Open() => new(env, new ObjectStoreArguments { Writeable = true }, "writer");

    private Contract[] Compile()
    {
        IReadOnlyList<SyntaxTree> trees = [.. contracts.Select(c => ContractParser.Parse(new SourceText(c.Key, Encoding.UTF8.GetString(c.Value))))];
        return [.. ContractCompiler.Compile(trees, []).Contracts.Select(c => c.Model).OfType<Contract>()];
    }

    private static byte[] Small(SmallObject small) => ((ReadOnlySpan<byte>)small.Content)[..(int)small.Size].ToArray();

    private void Expect(bool met, string what)
    {
        if (!met)
        {
            _surprises++;
            output.WriteLine($"NOT AS EXPECTED: {what}");
        }
    }

    private void Say(FormattableString text) => output.WriteLine(FormattableString.Invariant(text));

    private void Say(string text) => output.WriteLine(text);

    private void Print(string title, IReadOnlyList<DatagramRange> items)
    {
        output.WriteLine($"  {title}");
        foreach (DatagramRange item in items)
        {
            string hex = string.Join(' ', item.Bytes.Take(16).Select(b => b.ToString("x2", CultureInfo.InvariantCulture))) + (item.Bytes.Length > 16 ? " .." : string.Empty);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    {item.Offset:x4}  {hex,-51} {item.Meaning}"));
        }
    }
}
