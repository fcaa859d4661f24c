using System.Buffers.Binary;
using TelOS.Host.Tests;
using TelOS.Runtime;

namespace Telos.Workshop;

/// <summary>Datagrams for one object, as many as it takes, in all ways that are wrong: nobody reads an answer.</summary>
/// <param name="socket">The object's socket.</param>
/// <param name="operation">An operation of the object that it carries out and answers.</param>
/// <param name="arguments">The operation's arguments.</param>
internal sealed class Flood(DescriptorHandle socket, ulong operation, params ulong[] arguments)
{
    private const int Kinds = 6;
    private const int MaxDescriptors = 253;

    private readonly byte[] _request = Format(operation, arguments);
    private readonly SocketPair _unread = SocketPair.Create();
    private readonly DescriptorHandle _closed = OpenHalf();

    /// <summary>Sends one datagram, or finds the queue full.</summary>
    /// <param name="round">Which kind it is of: with a reply channel that is full, with none, with one that is closed, with many, with too many capabilities, or empty.</param>
    /// <param name="isGenerous">Whether with many descriptors; otherwise with two too many.</param>
    public bool Send(int round, bool isGenerous) => (round % Kinds) switch
    {
        0 => TrySend(_request, _unread.Remote),
        1 => TrySend(_request),
        2 => TrySend(_request, _closed),
        3 => isGenerous ? SendMany() : TrySend(_request, _unread.Remote, socket, socket),
        4 => TrySend(_request, _unread.Remote, socket, _closed, _unread.Local, socket),
        _ => TrySend([], _unread.Remote),
    };

    /// <summary>Sends a datagram with as many descriptors as the kernel takes, or finds the queue full.</summary>
    public bool SendMany() => TrySend(_request, [.. Enumerable.Repeat(_unread.Remote, MaxDescriptors)]);

    /// <summary>Asks until each of many reply channels is full of answers that nobody reads, and keeps the channels.</summary>
    /// <param name="channels">How many.</param>
    public IReadOnlyList<SocketPair> Hoard(int channels)
    {
        const int AnswersEach = 16;
        List<SocketPair> hoard = [];
        try
        {
            for (var channel = 0; channel < channels; channel++)
            {
                hoard.Add(SocketPair.Create());
                for (var answer = 0; answer < AnswersEach; answer++)
                {
                    HostileSocket.Send(socket, _request, hoard[^1].Remote);
                }
            }
        }
        catch (IOException)
        {
            // It has no more descriptors.
            hoard[^1].Close();
        }

        return hoard;
    }

    private static byte[] Format(ulong operation, ulong[] arguments)
    {
        var request = new byte[Wire.HeaderSize + (8 * (arguments.Length + 1))];
        BinaryPrimitives.WriteUInt64LittleEndian(request.AsSpan(Wire.HeaderSize), operation);
        for (var item = 0; item < arguments.Length; item++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(request.AsSpan(Wire.HeaderSize + (8 * (item + 1))), arguments[item]);
        }

        return request;
    }

    private static DescriptorHandle OpenHalf()
    {
        var pair = SocketPair.Create();
        pair.Local.Dispose();
        return pair.Remote;
    }

    private bool TrySend(ReadOnlySpan<byte> datagram, params DescriptorHandle[] descriptors) =>
        HostileSocket.TrySend(socket, datagram, LinuxSockets.DoNotWait, descriptors);
}
