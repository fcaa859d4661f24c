using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Samples.Store;
using TelOS.Runtime;
using TelOS.Runtime.Bulk;
using Xunit;

namespace StoreScenario;

public static class Tests
{
    public static void Arguments_reach_the_server_as_they_were_given() => Open(
        new StoreArguments { Tenant = "a \"b\"", Writeable = true, Weight = -128, Limit = uint.MaxValue },
        connection => Assert.Equal("client -> here|True|a \"b\"|-128|4294967295", connection.Describe()));

    public static void Arguments_that_were_left_out_have_their_defaults() => Open(
        new StoreArguments { Tenant = "t" }, connection => Assert.Equal("client -> here|False|t|-1|4096", connection.Describe()));

    public static void A_session_without_an_argument_that_must_be_given_is_denied()
    {
        using var parent = new LocalParent();
        using Env server = Serve(parent);
        using Env client = parent.CreateEnv("client");
        var request = new SessionRequest
        {
            Service = StoreContract.ServiceName,
            RamQuota = StoreContract.RamQuota,
            CapQuota = StoreContract.CapQuota,
            Version = StoreContract.Version,
        };
        Assert.Equal(SessionError.Denied, client.TryOpenSession(request).Error);
        Assert.Equal(SessionError.Denied, client.TryOpenSession(request with { Arguments = "tenant=\"t\", weight=128" }).Error);
        Assert.Equal(SessionError.Denied, client.TryOpenSession(request with { Arguments = "tenant=\"t\"", Version = new ContractVersion(1, 5) }).Error);
        Assert.Equal(SessionError.Denied, client.TryOpenSession(request with { Arguments = "tenant=\"t\"", Version = new ContractVersion(2, 0) }).Error);
        Assert.True(client.TryOpenSession(request with { Arguments = "tenant=\"t\"", Version = new ContractVersion(1, 0) }).IsOk);
    }

    public static void Bulk_bytes_of_every_size_go_and_come() => Open(connection =>
    {
        foreach (int size in new[] { 0, 1, 7, 4096, 4097, 100_000, 1 << 20 })
        {
            byte[] content = new byte[size];
            new Random(size).NextBytes(content);
            Assert.Equal((ulong)size, connection.Put("x", content).Value);
            Assert.Equal(content, connection.Get("x").Value);
        }

        Assert.Equal(StoreError.NotFound, connection.Get("y").Error);
        Assert.Throws<BulkException>(() => connection.Put("x", new byte[(1 << 20) + 1]));
        Assert.Equal(1 << 20, connection.Get("x").Value.Length);
    });

    public static async Task Bulk_calls_do_not_hold_a_thread_and_wait_for_their_turn() => await OpenAsync(async connection =>
    {
        await Parallel.ForAsync(0, 20, async (i, cancellation) =>
        {
            byte[] content = Enumerable.Repeat((byte)i, 1 + (i * 1000)).ToArray();
            Assert.Equal((ulong)content.Length, (await connection.PutAsync($"n{i}", content, cancellation)).Value);
            Assert.Equal(content, (await connection.GetAsync($"n{i}", cancellation)).Value);
        });
        Assert.Equal(new byte[] { 1, 2, 3 }, await connection.JoinAsync(new byte[] { 1 }, new byte[] { 2, 3 }));
    });

    public static void Several_bulk_arguments_lie_one_behind_the_other() => Open(connection =>
    {
        Assert.Equal([1, 2, 3], connection.Join([1, 2], [3]));
        Assert.Empty(connection.Join([], []));
    });

    public static void Records_go_through_the_shared_buffer_and_through_messages() => Open(connection =>
    {
        connection.Put("ab", new byte[3]);
        connection.Put("cd", new byte[4]);
        EntryList list = connection.List("a", new Entry { Name = "filter", Size = 1 });
        Entry entry = Assert.Single(list.Entries);
        Assert.Equal(("ab", 3UL, "filter"), (entry.Name, entry.Size, entry.Note));
        Assert.Equal("n 5 none", connection.Tag(new Entry { Name = "n", Size = 5 }));
        Assert.Throws<ArgumentException>(() => connection.Tag(new Entry { Name = new string('x', 300), Size = 5 }));
    });

    public static void A_window_outside_the_buffer_is_refused() => Open(connection =>
    {
        connection.Put("x", new byte[100]);
        foreach ((ulong offset, ulong length) in new (ulong, ulong)[]
            { (0, 4097), (4096, 1), (ulong.MaxValue, 1), (ulong.MaxValue - 1, 2), (8, ulong.MaxValue), (1UL << 63, 1UL << 63) })
        {
            using Message message = Message.Rent();
            MessageWriter request = message.BeginRequest(2);
            request.WriteText("x", 16);
            request.Write(new Window { Offset = offset, Length = length });
            connection.Capability.Call(message);
            Assert.True(message.IsUnsupported);
        }

        Assert.Equal(100, connection.Get("x").Value.Length);
    });

    public static void A_record_that_is_none_is_refused() => Open(connection =>
    {
        foreach (byte[] content in new byte[][] { [], [0xc0], [0x81, 0x01], [0x80], [0xdf, 0xff, 0xff, 0xff, 0xff] })
        {
            using Message message = Message.Rent();
            message.BeginRequest(6).WriteBytes(content, 200);
            connection.Capability.Call(message);
            Assert.True(message.IsUnsupported);
        }
    });

    public static void A_capability_that_came_back_can_be_called() => Open(connection =>
    {
        connection.Put("x", new byte[3]);
        using var cursor = new CursorClient(connection.Open("x").Value);
        Assert.Equal("0", cursor.Next().Value);
        Assert.Equal(StoreError.NotFound, cursor.Next().Error);
        Assert.Equal(StoreError.NotFound, connection.Open("y").Error);
    });

    public static void A_moved_capability_is_gone_and_a_borrowed_one_is_not() => Open(connection =>
    {
        connection.Put("x", new byte[3]);
        Capability<ICursor> cursor = connection.Open("x").Value;
        Assert.Equal("0", connection.Lend(cursor));
        using Capability<ICursor> copy = cursor.Duplicate();
        Assert.True(connection.Give(cursor));
        Assert.False(connection.Give(default));
    });

    public static void A_call_that_wants_quota_is_tried_again_after_an_upgrade() => Open(connection =>
    {
        Assert.True(connection.Allocate(200_000).IsOk);
        Assert.Equal(StoreError.OutOfRam, connection.Allocate(ulong.MaxValue / 2).Error);
    });

    public static async Task An_asynchronous_call_that_wants_quota_is_tried_again_after_an_upgrade() => await OpenAsync(async connection =>
        Assert.True((await connection.AllocateAsync(200_000)).IsOk));

    public static void What_is_newer_than_the_server_is_answered_without_a_call()
    {
        using var entrypoint = new Entrypoint();
        using var client = new OldClient(entrypoint.Manage(new Server.CursorServer(1)), 1);
        Assert.Equal(StoreError.Unsupported, client.Later(default).Error);
        Assert.Equal(StoreError.Unsupported, client.LaterAsync(default).AsTask().GetAwaiter().GetResult().Error);
        Assert.Throws<UnsupportedCallException>(() => client.Earlier());
    }

    public static void What_the_server_does_not_know_is_unsupported() => Open(connection =>
    {
        Assert.Equal(4, connection.ServerMinor);
        Assert.Equal(12u, connection.Earlier());
        using var entrypoint = new Entrypoint();
        using var wrong = new StoreClient(entrypoint.Manage(new Server.CursorServer(1)));
        Assert.Equal(StoreError.Unsupported, wrong.Open("x").Error);
        Assert.Throws<UnsupportedCallException>(() => wrong.Count());
    });

    public static async Task A_signal_says_to_read_again() => await OpenAsync(async connection =>
    {
        using var raised = new SemaphoreSlim(0);
        connection.Stored += () => raised.Release();
        connection.Put("x", new byte[1]);
        Assert.True(await raised.WaitAsync(TimeSpan.FromSeconds(30)));
        await connection.StoredAsync();
        Assert.Equal(1u, connection.Count());
    });

    public static void Contract_and_bulk_functions_answer() => Open(connection =>
    {
        ContractInfo info = ContractCheck.Query(connection.Capability);
        Assert.Equal((1, 4), (info.Major, info.Minor));
        Assert.Equal(StoreContract.Hash, info.Hash);
    });

    public static void A_closed_session_is_gone() => Open(connection =>
    {
        using Capability copy = connection.Capability.Duplicate();
        connection.Dispose();
        using var client = new StoreClient(copy);
        Assert.Throws<InvalidObjectException>(() => client.Count());
    });

    private sealed class OldClient : StoreClient
    {
        public OldClient(Capability capability, int minor)
            : base(capability) => ServerMinor = minor;
    }

    private static void Open(Action<StoreConnection> test) => Open(new StoreArguments { Tenant = "t" }, test);

    private static void Open(StoreArguments arguments, Action<StoreConnection> test)
    {
        using var parent = new LocalParent();
        using Env server = Serve(parent);
        using Env client = parent.CreateEnv("client");
        using var connection = new StoreConnection(client, arguments, "here");
        test(connection);
    }

    private static async Task OpenAsync(Func<StoreConnection, Task> test)
    {
        using var parent = new LocalParent();
        using Env server = Serve(parent);
        using Env client = parent.CreateEnv("client");
        using var connection = new StoreConnection(client, new StoreArguments { Tenant = "t" });
        await test(connection);
    }

    private static Env Serve(LocalParent parent)
    {
        Env env = parent.CreateEnv("server");
        env.Announce(StoreContract.ServiceName, env.Entrypoint.Manage(new Root(env.Entrypoint)));
        return env;
    }

    private sealed class Root(Entrypoint entrypoint) : StoreRoot(entrypoint)
    {
        private readonly Entrypoint _entrypoint = entrypoint;

        protected override Result<StoreSession, SessionError> CreateSession(SessionArguments request, StoreArguments arguments) =>
            new Server(request, arguments, _entrypoint);
    }

    private sealed class Server(SessionArguments request, StoreArguments arguments, Entrypoint entrypoint) : StoreSession(request)
    {
        private readonly SortedDictionary<string, byte[]> _entries = new(StringComparer.Ordinal);

        public override Result<ulong, StoreError> Put(Utf8Text name, ReadOnlySpan<byte> content)
        {
            _entries[name.ToString()] = content.ToArray();
            StoredSignal.Submit();
            return (ulong)content.Length;
        }

        public override Result<byte[], StoreError> Get(Utf8Text name) =>
            _entries.TryGetValue(name.ToString(), out byte[]? content) ? content : StoreError.NotFound;

        public override EntryList List(Utf8Text prefix, Entry filter)
        {
            string start = prefix.ToString();
            return new EntryList
            {
                Entries =
                [
                    .. _entries.Where(entry => entry.Key.StartsWith(start, StringComparison.Ordinal))
                        .Select(entry => new Entry { Name = entry.Key, Size = (ulong)entry.Value.Length, Note = filter.Name }),
                ],
            };
        }

        public override byte[] Join(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) => [.. left, .. right];

        public override string Tag(Entry entry) => $"{entry.Name} {entry.Size} {entry.Note ?? "none"}";

        public override Result<Capability<ICursor>, StoreError> Open(Utf8Text name) => _entries.ContainsKey(name.ToString())
            ? new Capability<ICursor>(entrypoint.Manage(new CursorServer(1)))
            : StoreError.NotFound;

        public override uint Count() => (uint)_entries.Count;

        public override Result<Ok, StoreError> Allocate(ulong bytes) =>
            RamQuota.TryCharge(bytes) ? Ok.Value : StoreError.OutOfRam;

        public override Result<uint, StoreError> Later(Capability<ICursor> cursor) => 11u;

        public override uint Earlier() => 12;

        public override bool Give(Capability<ICursor> cursor)
        {
            using (cursor)
            {
                return cursor.IsValid;
            }
        }

        public override string Lend(Capability<ICursor> cursor) =>
            entrypoint.TryResolve(cursor.Untyped, out CursorServer? server) ? server.Next().Value : "foreign";

        public override string Describe() =>
            $"{Label}|{arguments.Writeable}|{arguments.Tenant}|{arguments.Weight}|{arguments.Limit}";

        internal sealed class CursorServer(int count) : CursorObject
        {
            private int _position;

            public override Result<string, StoreError> Next() =>
                _position < count ? $"{_position++}" : StoreError.NotFound;
        }
    }
}
