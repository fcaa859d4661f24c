using TelOS.ObjectStore.Testing.Checking;
using TelOS.ObjectStore.Testing.Recording;

namespace TelOS.ObjectStore.Tests.Concurrency;

/// <summary>Histories written by hand: the first transaction, S, stores the objects 1, 2 and 3 as version 1 and binds a root.</summary>
public sealed class HistoryCheckerTests
{
    private const ulong All = ulong.MaxValue;

    private static readonly HistoryTransaction s_start = Commit(
        "S", 1, 1, 2, new ObjectWrite(1, 101, 8), new ObjectWrite(2, 102, 8), new ObjectWrite(3, 103, 8), new RootWrite("root", 1));

    [Fact]
    public void A_serial_history_is_accepted() => Accepts(
        Commit("A", 2, 3, 4, Read(1), new ObjectWrite(1, 201, 9), new ObjectRead(1, 1, 201), new RootRead("root", 1)),
        Commit("B", 3, 5, 6, new ObjectRead(1, 2, 201), List((1, 2), (2, 1), (3, 1)), new ObjectDelete(2), List((1, 2), (3, 1)), new ObjectRead(2, null)),
        Commit("C", 4, 7, 8, new ObjectRead(2, null), new RootListing([new("root", 1)]), new RootWrite("root", 3)),
        Look("D", 9, 10, new RootRead("root", 3), new ObjectRead(9, null), new RootRead("none", 0)));

    [Fact]
    public void Who_began_earlier_may_see_an_older_version() => Accepts(
        Commit("A", 2, 3, 4, new ObjectWrite(1, 201, 8), new ObjectWrite(4, 204, 8)),
        Look("B", 3, 9, Read(1), List((1, 1), (2, 1), (3, 1))),
        Commit("C", 3, 3, 9, Read(2), new ObjectWrite(2, 301, 8)));

    [Fact]
    public void A_listing_sees_only_what_meets_its_conditions() => Accepts(
        Commit("A", 2, 3, 4, new ObjectWrite(1, 201, 300)),
        Look("B", 5, 6, new ObjectListing(0, All, 300, 0, [new(1, 2)]), new ObjectListing(1, 2, 0, 0, [new(2, 1)]), new ObjectListing(0, All, 0, 1, [new(1, 2)])));

    [Fact]
    public void A_change_that_overwrites_one_that_was_not_seen_is_a_lost_update() => Finds(
        ViolationKind.LostUpdate,
        ["B", "A"],
        Commit("A", 2, 3, 9, Read(1), new ObjectWrite(1, 201, 8)),
        Commit("B", 3, 3, 9, Read(1), new ObjectWrite(1, 301, 8)));

    [Fact]
    public void A_root_can_lose_an_update_too() => Finds(
        ViolationKind.LostUpdate,
        ["B", "A"],
        Commit("A", 2, 3, 9, new RootRead("root", 1), new RootWrite("root", 2)),
        Commit("B", 3, 3, 9, new RootRead("root", 1), new RootWrite("root", 0)));

    [Fact]
    public void Two_who_list_and_add_without_seeing_what_the_other_one_adds_have_a_phantom() => Finds(
        ViolationKind.Phantom,
        ["B", "A"],
        Commit("A", 2, 3, 9, List((1, 1), (2, 1), (3, 1)), new ObjectWrite(4, 201, 8)),
        Commit("B", 3, 3, 9, List((1, 1), (2, 1), (3, 1)), new ObjectWrite(5, 301, 8)));

    [Fact]
    public void Two_who_list_the_roots_and_bind_new_ones_have_a_phantom() => Finds(
        ViolationKind.Phantom,
        ["B", "A"],
        Commit("A", 2, 3, 9, new RootListing([new("root", 1)]), new RootWrite("a", 1)),
        Commit("B", 3, 3, 9, new RootListing([new("root", 1)]), new RootWrite("b", 1)));

    [Fact]
    public void An_object_that_a_listing_leaves_out_and_a_newer_one_that_it_has_are_a_phantom() => Finds(
        ViolationKind.Phantom,
        ["B"],
        Commit("A", 2, 3, 9, new ObjectWrite(4, 201, 8)),
        Commit("C", 3, 3, 9, new ObjectWrite(5, 301, 8)),
        Look("B", 3, 9, List((1, 1), (2, 1), (3, 1), (5, 3))));

    [Theory]
    [InlineData(HistoryOutcome.RolledBack)]
    [InlineData(HistoryOutcome.Conflict)]
    public void What_was_never_committed_is_a_dirty_read(HistoryOutcome outcome) => Finds(
        ViolationKind.DirtyRead,
        ["B", "A"],
        Commit("A", 0, 3, 9, new ObjectWrite(1, 201, 8)) with { Outcome = outcome },
        Look("B", 3, 9, new ObjectRead(1, 2, 201)));

    [Fact]
    public void What_its_writer_changed_again_is_a_dirty_read() => Finds(
        ViolationKind.DirtyRead,
        ["B", "A"],
        Commit("A", 2, 3, 9, new ObjectWrite(1, 201, 8), new ObjectWrite(1, 202, 8)),
        Look("B", 3, 9, new ObjectRead(1, 2, 201)));

    [Fact]
    public void What_its_writer_deleted_again_is_a_dirty_read() => Finds(
        ViolationKind.DirtyRead,
        ["B", "A"],
        Commit("A", 2, 3, 9, new ObjectWrite(4, 201, 8), new ObjectDelete(4)),
        Look("B", 3, 9, new ObjectRead(4, 2, 201)));

    [Fact]
    public void What_comes_with_the_version_of_another_commit_is_a_dirty_read() => Finds(
        ViolationKind.DirtyRead, ["B", "S"], Look("B", 3, 9, new ObjectRead(1, 7, 101)));

    [Fact]
    public void A_listed_version_that_nobody_committed_is_a_dirty_read() => Finds(
        ViolationKind.DirtyRead, ["B"], Look("B", 3, 9, List((1, 2), (2, 1), (3, 1))));

    [Fact]
    public void A_root_that_nobody_bound_is_a_dirty_read() => Finds(
        ViolationKind.DirtyRead, ["B"], Look("B", 3, 9, new RootRead("root", 2)));

    [Fact]
    public void Two_states_of_one_object_are_an_unrepeatable_read() => Finds(
        ViolationKind.UnrepeatableRead,
        ["B"],
        Commit("A", 2, 3, 9, new ObjectWrite(1, 201, 8)),
        Look("B", 3, 9, Read(1), new ObjectRead(1, 2, 201)));

    [Fact]
    public void A_change_that_its_own_transaction_does_not_see_is_an_unrepeatable_read() => Finds(
        ViolationKind.UnrepeatableRead, ["A"], Commit("A", 2, 3, 9, new ObjectWrite(1, 201, 8), Read(1)));

    [Fact]
    public void One_object_before_a_commit_and_another_one_after_it_are_a_read_skew() => Finds(
        ViolationKind.ReadSkew,
        ["B"],
        Commit("A", 2, 3, 9, new ObjectWrite(1, 201, 8), new ObjectWrite(2, 202, 8)),
        Look("B", 3, 9, Read(1), new ObjectRead(2, 2, 202)));

    [Fact]
    public void Another_version_than_the_one_that_was_promised_is_a_read_skew() => Finds(
        ViolationKind.ReadSkew,
        ["B"],
        Commit("A", 2, 3, 9, new ObjectWrite(1, 201, 8)),
        Look("B", 3, 9, Read(1)) with { Snapshot = 2 });

    [Fact]
    public void Two_who_read_what_the_other_one_changes_are_a_write_skew() => Finds(
        ViolationKind.WriteSkew,
        ["B", "A"],
        Commit("A", 2, 3, 9, Read(1), Read(2), new ObjectWrite(1, 201, 8)),
        Commit("B", 3, 3, 9, Read(1), Read(2), new ObjectWrite(2, 301, 8)));

    [Fact]
    public void Three_who_each_read_what_the_next_one_changes_are_a_cycle() => Finds(
        ViolationKind.DependencyCycle,
        ["C", "A", "B"],
        Commit("A", 2, 3, 9, Read(3), new ObjectWrite(1, 201, 8)),
        Commit("B", 3, 3, 9, Read(2), new ObjectWrite(3, 301, 8)),
        Commit("C", 4, 3, 9, Read(1), new ObjectWrite(2, 401, 8)));

    [Fact]
    public void A_cycle_may_go_through_one_that_only_reads() => Finds(
        ViolationKind.DependencyCycle,
        ["B", "A", "C"],
        Commit("A", 2, 3, 4, Read(1), new ObjectWrite(1, 201, 8)),
        Look("C", 5, 6, new ObjectRead(1, 2, 201), Read(2)),
        Commit("B", 3, 3, 9, Read(1), Read(2), new ObjectWrite(2, 301, 8)));

    [Fact]
    public void A_commit_after_a_change_of_what_it_had_read_is_stale_though_it_could_have_been_before() => Finds(
        ViolationKind.StaleCommit,
        ["B", "A"],
        Commit("A", 2, 3, 9, new ObjectWrite(1, 201, 8)),
        Commit("B", 3, 3, 9, Read(1), new ObjectWrite(2, 301, 8)));

    [Fact]
    public void An_acknowledged_commit_that_nobody_ever_sees_is_lost() => Finds(
        ViolationKind.LostCommit,
        ["B", "A"],
        Commit("A", 2, 3, 4, new ObjectWrite(1, 201, 8)),
        Look("B", 5, 6, Read(1)));

    [Fact]
    public void Who_does_not_see_an_acknowledged_commit_that_others_see_reads_what_is_stale() => Finds(
        ViolationKind.StaleRead,
        ["B", "A"],
        Commit("A", 2, 3, 4, new ObjectWrite(1, 201, 8)),
        Look("B", 5, 6, Read(1)),
        Look("C", 5, 6, new ObjectRead(1, 2, 201)));

    [Fact]
    public void Who_is_promised_a_version_before_an_acknowledged_one_reads_what_is_stale() => Finds(
        ViolationKind.StaleRead,
        ["B"],
        Commit("A", 2, 3, 4, new ObjectWrite(1, 201, 8)),
        Look("B", 5, 6, Read(2)) with { Snapshot = 1 });

    [Fact]
    public void One_version_is_that_of_one_commit() => Finds(
        ViolationKind.VersionUsedTwice,
        ["B", "A"],
        Commit("A", 2, 3, 9, new ObjectWrite(1, 201, 8)),
        Commit("B", 2, 3, 9, new ObjectWrite(2, 301, 8)));

    [Fact]
    public void The_version_of_a_commit_is_above_those_acknowledged_before_it() => Finds(
        ViolationKind.VersionOutOfOrder,
        ["B"],
        Commit("A", 3, 3, 4, new ObjectWrite(1, 201, 8)),
        Commit("B", 2, 5, 6, new ObjectWrite(2, 301, 8)));

    [Fact]
    public void The_version_of_a_commit_is_above_what_it_saw() => Finds(
        ViolationKind.VersionOutOfOrder,
        ["B"],
        Commit("A", 3, 3, 9, new ObjectWrite(1, 201, 8)),
        Commit("B", 2, 3, 9, new ObjectRead(1, 3, 201), new ObjectWrite(2, 301, 8)));

    [Fact]
    public void A_history_comes_back_from_its_file()
    {
        HistoryTransaction[] history =
        [
            s_start,
            Commit("A", 0, 3, 4, Read(1), List((1, 1)), new ObjectDelete(2), new RootRead("root", 1), new RootListing([new("root", 1)])) with
            {
                Outcome = HistoryOutcome.RolledBack,
                Snapshot = 1,
            },
        ];
        string path = Path.GetTempFileName();
        try
        {
            using (StreamWriter file = File.CreateText(path))
            {
                Array.ForEach(history, transaction => HistoryFile.Write(file, transaction));
            }

            Assert.Equivalent(history, HistoryFile.Read(path), strict: true);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static void Accepts(params HistoryTransaction[] history)
    {
        HistoryReport report = new HistoryChecker().Check([s_start, .. history]);
        Assert.True(report.IsSerializable, report.ToString());
    }

    // Found alone, and also when the transactions are told in another order.
    private static void Finds(ViolationKind kind, string[] transactions, params HistoryTransaction[] history)
    {
        foreach (HistoryTransaction[] told in (HistoryTransaction[][])[[s_start, .. history], [.. history.AsEnumerable().Reverse(), s_start]])
        {
            Violation found = Assert.Single(new HistoryChecker().Check(told).Violations);
            Assert.Equal(kind, found.Kind);
            Assert.Equal(transactions.Order().Select(static name => $"{name}#1"), found.Transactions.Order());
        }
    }

    private static HistoryTransaction Commit(string client, ulong version, long begin, long end, params HistoryOperation[] operations) =>
        new(client, 1, operations) { Begin = begin, End = end, Version = version, Outcome = HistoryOutcome.Committed };

    private static HistoryTransaction Look(string client, long begin, long end, params HistoryOperation[] operations) =>
        Commit(client, 0, begin, end, operations);

    private static ObjectRead Read(ulong id) => new(id, 1, 100 + id);

    private static ObjectListing List(params (ulong Id, ulong Version)[] seen) =>
        new(0, All, 0, 0, [.. seen.Select(static entry => new ListedObject(entry.Id, entry.Version))]);
}
