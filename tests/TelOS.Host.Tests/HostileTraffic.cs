using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using TelOS.Runtime;

namespace TelOS.Host.Tests;

/// <summary>Messages that no contract allows, and some that one does, as many as one likes.</summary>
internal sealed class HostileTraffic : IDisposable
{
    private const int DefaultMessages = 5000;
    private const int LargestDatagram = 2000;
    private const int MaxItems = 30;

    private readonly Random _random;
    private readonly SocketPair _channel = SocketPair.Create();
    private bool _hasAttacked;

    public HostileTraffic()
    {
        var seed = Number("TELOS_HOSTILE_SEED") ?? Random.Shared.Next();
        TestContext.Current.TestOutputHelper?.WriteLine($"TELOS_HOSTILE_SEED={seed}");
        _random = new Random(seed);
    }

    // Thirteen objects share two minutes.
    private static readonly TimeSpan s_share = TimeSpan.FromSeconds(120.0 / 13);

    /// <summary>How many messages a service gets: the variable TELOS_HOSTILE_MESSAGES, or a number that takes a second or two.</summary>
    public static int Messages { get; } = Number("TELOS_HOSTILE_MESSAGES") ?? DefaultMessages;

    /// <summary>Descriptors that this process has open.</summary>
    public static int OpenDescriptors => Directory.GetFileSystemEntries("/proc/self/fd").Length;

    /// <summary>Where answers would come.</summary>
    public DescriptorHandle Channel => _channel.Remote;

    /// <summary>Sends messages, and forgets what is answered.</summary>
    /// <param name="socket">Where to.</param>
    /// <param name="count">How many.</param>
    /// <param name="operations">Numbers of operations: those that exist, and some more.</param>
    /// <param name="capabilities">What else is passed as a capability.</param>
    public void Attack(DescriptorHandle socket, int count, Range operations, params DescriptorHandle[] capabilities)
    {
        _hasAttacked = true;
        for (var round = 0; round < count; round++)
        {
            DescriptorHandle[] descriptors = _random.Next(5) switch
            {
                0 => [Channel],
                1 => [Channel, Channel],
                2 => [Channel, socket],
                3 => [Channel, .. Enumerable.Range(0, _random.Next(1, 6)).Select(_ => Pick(capabilities))],
                _ => [],
            };
            HostileSocket.Send(socket, Datagram(operations, descriptors.Length - 1), descriptors);
            while (HostileSocket.Receive(_channel.Local, patience: 0) is not null)
            {
            }
        }
    }

    /// <summary>Sends as many messages as the variable TELOS_HOSTILE_MESSAGES says, or as many as fit into the object's share of two minutes.</summary>
    /// <param name="socket">Where to.</param>
    /// <param name="operations">Numbers of operations: those that exist, and some more.</param>
    /// <param name="capabilities">What else is passed as a capability.</param>
    public void Attack(DescriptorHandle socket, Range operations, params DescriptorHandle[] capabilities)
    {
        const int Piece = 500;
        var clock = Stopwatch.StartNew();
        var wanted = Number("TELOS_HOSTILE_MESSAGES");
        var sent = 0;
        while (wanted is { } number ? sent < number : clock.Elapsed < s_share)
        {
            var piece = Math.Min(Piece, (wanted ?? int.MaxValue) - sent);
            Attack(socket, piece, operations, capabilities);
            sent += piece;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{sent} messages in {clock.Elapsed.TotalSeconds:F0} s");
    }

    /// <summary>Calls with plain numbers, and capabilities with badges of one's choice.</summary>
    /// <returns>The reply: its code first.</returns>
    public byte[] Call(DescriptorHandle socket, ulong[] items, params (DescriptorHandle Descriptor, ulong Badge)[] capabilities)
    {
        var datagram = new byte[Wire.HeaderSize + (8 * items.Length)];
        BinaryPrimitives.WriteUInt64LittleEndian(datagram.AsSpan(8), (ulong)capabilities.Length);
        for (var slot = 0; slot < capabilities.Length; slot++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(datagram.AsSpan(16 + (8 * slot)), capabilities[slot].Badge);
        }

        for (var item = 0; item < items.Length; item++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(datagram.AsSpan(Wire.HeaderSize + (8 * item)), items[item]);
        }

        // After an attack answers are still on their way.
        var patience = _hasAttacked ? 100 : 0;
        _hasAttacked = false;
        while (HostileSocket.Receive(_channel.Local, patience) is not null)
        {
        }

        Assert.True(HostileSocket.Send(socket, datagram, [Channel, .. capabilities.Select(static capability => capability.Descriptor)]));
        return Assert.IsType<byte[]>(HostileSocket.Receive(_channel.Local));
    }

    /// <summary>The code of a reply.</summary>
    public static long CodeOf(byte[] reply) => BinaryPrimitives.ReadInt64LittleEndian(reply);

    /// <summary>A number of a reply.</summary>
    public static ulong ItemOf(byte[] reply, int item = 0) => BinaryPrimitives.ReadUInt64LittleEndian(reply.AsSpan(Wire.HeaderSize + (8 * item)));

    public void Dispose() => _channel.Close();

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private DescriptorHandle Pick(DescriptorHandle[] capabilities) =>
        capabilities.Length == 0 ? Channel : capabilities[_random.Next(capabilities.Length)];

    private byte[] Datagram(Range operations, int capabilities)
    {
        var length = _random.Next(12) == 0 ? _random.Next(LargestDatagram) : Wire.HeaderSize + (8 * _random.Next(1, MaxItems));
        var datagram = new byte[length];
        if (_random.Next(3) == 0)
        {
            _random.NextBytes(datagram);
        }

        if (length < Wire.HeaderSize + 8)
        {
            return datagram;
        }

        // Most of the time as many as there are, else nothing else would be looked at.
        BinaryPrimitives.WriteUInt64LittleEndian(datagram.AsSpan(8), (ulong)(_random.Next(6) == 0 ? _random.Next(6) : Math.Max(capabilities, 0)));
        for (var slot = 0; slot < Wire.MaxCapabilities; slot++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(datagram.AsSpan(16 + (8 * slot)), _random.Next(8) switch
            {
                0 => Wire.InvalidBadge,
                1 => Wire.DescriptorBadge,
                _ => (ulong)_random.Next(200),
            });
        }

        BinaryPrimitives.WriteUInt64LittleEndian(datagram.AsSpan(Wire.HeaderSize), (ulong)_random.Next(operations.Start.Value, operations.End.Value));
        for (var item = Wire.HeaderSize + 8; item + 8 <= length; item += 8)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(datagram.AsSpan(item), (ulong)_random.NextInt64() >> _random.Next(64));
        }

        return datagram;
    }
}
