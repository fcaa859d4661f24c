using TelOS.Runtime.Bulk;
using TelOS.Runtime.Tests.Sessions;

namespace TelOS.Runtime.Tests.Bulk;

public sealed class BulkTests : IDisposable
{
    private readonly StoreSystem _system = new();
    private readonly Connection _connection;
    private readonly BulkClientBuffer _buffer;

    public BulkTests()
    {
        _connection = _system.Client.OpenSession(StoreSystem.Request);
        _buffer = new BulkClientBuffer(_connection.Capability, StoreSession.MaxSize, _connection);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private StoreSession Session => _system.Root.Created[0];

    public void Dispose()
    {
        _buffer.Dispose();
        _connection.Dispose();
        _system.Dispose();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(8192)]
    [InlineData(8193)]
    [InlineData(300_000)]
    [InlineData(1024 * 1024)]
    public void A_value_of_any_size_up_to_the_maximum_comes_back_as_it_was(int size)
    {
        var value = Pattern(size);

        Assert.Equal((ulong)size, StoreSystem.Put(_connection.Capability, _buffer, value));
        Assert.Equal(value, StoreSystem.Get(_connection.Capability, _buffer));
    }

    [Fact]
    public async Task Values_travel_without_a_thread_held()
    {
        var value = Pattern(100_000);
        using (var transfer = await _buffer.BeginAsync(BulkClientBuffer.SizeOf(value.Length), Stop))
        {
            using var message = Message.Rent();
            var window = transfer.Place(value);
            message.BeginRequest(StoreSession.Put).Write(in window);
            await _connection.Capability.CallAsync(message, 0, Stop);
            Assert.Equal(100_000UL, message.ReadReply().ReadUInt64());
        }

        using var result = await _buffer.BeginAsync(0, Stop);
        using var request = Message.Rent();
        request.BeginRequest(StoreSession.Get);
        await _connection.Capability.CallAsync(request, 0, Stop);
        var placed = request.ReadReply().Read<Window>();
        Assert.Equal(value, await result.TakeAsync(placed));
    }

    [Fact]
    public void Several_arguments_lie_one_behind_the_other()
    {
        var first = Pattern(13);
        var second = Pattern(9000);
        using (var transfer = _buffer.Begin(BulkClientBuffer.SizeOf(13) + BulkClientBuffer.SizeOf(9000)))
        {
            using var message = Message.Rent();
            var request = message.BeginRequest(StoreSession.PutTwo);
            request.Write(transfer.Place(first));
            var window = transfer.Place(second);
            Assert.Equal(16UL, window.Offset);
            request.Write(in window);
            _connection.Capability.Call(message);
            Assert.Equal(9013UL, message.ReadReply().ReadUInt64());
        }

        Assert.Equal([.. first, .. second], StoreSystem.Get(_connection.Capability, _buffer));
    }

    [Fact]
    public void A_value_above_the_maximum_is_refused_before_anything_is_sent()
    {
        var error = Assert.Throws<BulkException>(() => StoreSystem.Put(_connection.Capability, _buffer, new byte[StoreSession.MaxSize + 1]));
        Assert.Equal(BulkError.TooLarge, error.Error);
        Assert.Equal(1UL, StoreSystem.Put(_connection.Capability, _buffer, [1]));
    }

    [Fact]
    public void The_buffer_is_charged_to_the_client_and_given_back()
    {
        StoreSystem.Put(_connection.Capability, _buffer, [1]);
        Assert.Equal(8192UL, Session.RamQuota.Used);
        Assert.Equal(2UL, Session.CapQuota.Used);

        StoreSystem.Put(_connection.Capability, _buffer, new byte[20_000]);
        Assert.Equal(20_480UL, Session.RamQuota.Used);
        Assert.Equal(2UL, Session.CapQuota.Used);

        _connection.Dispose();
        Assert.Equal(0UL, Session.RamQuota.Used);
        Assert.Equal(1UL, Session.CapQuota.Used);
    }

    [Fact]
    public void A_connection_donates_what_the_buffer_needs_and_without_one_the_call_fails()
    {
        using var poor = new BulkClientBuffer(_connection.Capability, StoreSession.MaxSize);
        var error = Assert.Throws<BulkException>(() => StoreSystem.Put(_connection.Capability, poor, new byte[40_000]));
        Assert.Equal(BulkError.OutOfRam, error.Error);

        Assert.Equal(40_000UL, StoreSystem.Put(_connection.Capability, _buffer, new byte[40_000]));
        Assert.InRange(Session.RamQuota.Limit, 40_960UL, 200_000UL);
    }

    [Fact]
    public void A_client_without_quota_gets_the_error_and_no_endless_retry()
    {
        using var system = new StoreSystem(clientRam: 40 * 1024);
        using var connection = system.Client.OpenSession(StoreSystem.Request);
        using var buffer = new BulkClientBuffer(connection.Capability, StoreSession.MaxSize, connection);

        var error = Assert.Throws<BulkException>(() => StoreSystem.Put(connection.Capability, buffer, new byte[100_000]));
        Assert.Equal(BulkError.OutOfRam, error.Error);
        Assert.Equal(5UL, StoreSystem.Put(connection.Capability, buffer, new byte[5]));
    }

    [Theory]
    [InlineData(0UL, 8193UL)]
    [InlineData(8192UL, 1UL)]
    [InlineData(1UL, 8192UL)]
    [InlineData(1UL, ulong.MaxValue)]
    [InlineData(ulong.MaxValue, 1UL)]
    [InlineData(ulong.MaxValue, 2UL)]
    [InlineData(ulong.MaxValue, ulong.MaxValue)]
    [InlineData(ulong.MaxValue, 0UL)]
    [InlineData(0x8000_0000_0000_0000UL, 0x8000_0000_0000_0001UL)]
    [InlineData(0xffff_ffff_ffff_f000UL, 0x2000UL)]
    [InlineData(0UL, 0x1_0000_0000UL)]
    public void A_server_refuses_a_window_that_is_not_inside_the_buffer(ulong offset, ulong length)
    {
        StoreSystem.Put(_connection.Capability, _buffer, [7]);
        using var message = Message.Rent();
        message.BeginRequest(StoreSession.Put).Write(new Window { Offset = offset, Length = length });
        _connection.Capability.Call(message);

        Assert.True(message.IsUnsupported);
        Assert.Equal([7], StoreSystem.Get(_connection.Capability, _buffer));
    }

    [Fact]
    public void A_server_refuses_a_window_when_there_is_no_buffer()
    {
        using var message = Message.Rent();
        message.BeginRequest(StoreSession.Put).Write(new Window { Offset = 0, Length = 1 });
        _connection.Capability.Call(message);

        Assert.True(message.IsUnsupported);
    }

    [Theory]
    [InlineData(0UL, 8193UL)]
    [InlineData(8192UL, 1UL)]
    [InlineData(1UL, ulong.MaxValue)]
    [InlineData(0xffff_ffff_ffff_fffeUL, 2UL)]
    [InlineData(ulong.MaxValue, ulong.MaxValue)]
    [InlineData(ulong.MaxValue, 1UL)]
    public void A_client_refuses_a_result_that_is_not_inside_the_buffer_or_cannot_be_fetched(ulong offset, ulong length)
    {
        using var transfer = _buffer.Begin(0);
        Assert.Throws<MalformedReplyException>(() => transfer.Take(new Window { Offset = offset, Length = length }));
    }

    [Fact]
    public void A_result_that_does_not_fit_waits_until_the_buffer_has_grown_and_is_fetched_once()
    {
        StoreSystem.Put(_connection.Capability, _buffer, Pattern(50_000));
        using var fresh = new BulkClientBuffer(_connection.Capability, StoreSession.MaxSize, _connection);

        // Make the server's buffer small again, so that the result has to wait.
        using var bulk = GetBulk();
        using (Grow(bulk, 4096))
        {
        }

        Assert.Equal(Pattern(50_000), StoreSystem.Get(_connection.Capability, fresh));
        using var message = Message.Rent();
        message.BeginRequest(2);
        bulk.Call(message);
        var reply = message.ReadReply();
        Assert.False(reply.ReadBoolean());
        Assert.Equal((uint)BulkError.NothingWaits, reply.ReadUInt32());
    }

    [Theory]
    [InlineData((1024UL * 1024) + 1)]
    [InlineData(0x8000_0000_0000_0000UL)]
    [InlineData(ulong.MaxValue)]
    public void A_buffer_above_the_maximum_is_refused(ulong size)
    {
        using var bulk = GetBulk();
        using var message = Message.Rent();
        message.BeginRequest(1).WriteUInt64(size);
        bulk.Call(message, 1);
        var reply = message.ReadReply(1);

        Assert.False(reply.ReadBoolean());
        Assert.Equal((uint)BulkError.TooLarge, reply.ReadUInt32());
        Assert.True(reply.IsComplete);
    }

    [Fact]
    public async Task Calls_of_several_threads_take_turns_with_the_buffer()
    {
        var tasks = Enumerable.Range(1, 6).Select(size => Task.Run(
            () =>
            {
                for (var round = 0; round < 30; round++)
                {
                    Assert.Equal((ulong)(size * 1000), StoreSystem.Put(_connection.Capability, _buffer, Pattern(size * 1000)));
                    Assert.Equal(0, StoreSystem.Get(_connection.Capability, _buffer).Length % 1000);
                }
            },
            Stop));
        await Task.WhenAll(tasks);
    }

    [Fact]
    public void A_buffer_that_was_given_up_cannot_be_used()
    {
        _buffer.Dispose();
        Assert.Throws<ObjectDisposedException>(() => _buffer.Begin(0));
    }

    [Fact]
    public void A_turn_ends_once_and_cannot_be_used_afterwards()
    {
        var transfer = _buffer.Begin(16);
        transfer.Dispose();
        transfer.Dispose();
        Assert.Throws<ObjectDisposedException>(() => transfer.Place([1]));

        using var next = _buffer.Begin(16);
        transfer.Dispose();
        Assert.False(_buffer.BeginAsync(16, new CancellationToken(canceled: true)).IsCompletedSuccessfully);
        Assert.Equal(1UL, next.Place([1]).Length);
    }

    [Fact]
    public void Disposing_the_buffer_waits_for_nobody_and_leaves_it_to_the_call_that_has_it()
    {
        using var transfer = _buffer.Begin(16);
        _buffer.Dispose();

        Assert.Equal(3UL, transfer.Place([1, 2, 3]).Length);
        transfer.Dispose();
        Assert.Throws<ObjectDisposedException>(() => _buffer.Begin(16));
    }

    private static byte[] Pattern(int size) => [.. Enumerable.Range(0, size).Select(static index => (byte)(index * 31))];

    private static Capability Grow(Capability bulk, ulong size)
    {
        using var message = Message.Rent();
        message.BeginRequest(1).WriteUInt64(size);
        bulk.Call(message, 1);
        var reply = message.ReadReply(1);
        Assert.True(reply.ReadBoolean());
        return reply.ReadCapability()!;
    }

    private Capability GetBulk()
    {
        using var message = Message.Rent();
        message.BeginRequest(1);
        _connection.Capability.Call(message, 1);
        var reply = message.ReadReply(1);
        Assert.True(reply.ReadBoolean());
        return reply.ReadCapability()!;
    }
}
