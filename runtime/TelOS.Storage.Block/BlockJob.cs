using Genode.Block;
using TelOS.Runtime;

namespace TelOS.Storage.Block;

/// <summary>A request of a client on its way through the device.</summary>
internal sealed class BlockJob
{
    /// <summary>The packet, as the client sent it.</summary>
    public BlockPacket Packet { get; private set; }

    /// <summary>The first block on the device, not on the client's part of it.</summary>
    public long Block { get; private set; }

    /// <summary>Blocks that are done.</summary>
    public long Done { get; set; }

    /// <summary>Whether all of it was done.</summary>
    public bool Succeeded { get; set; }

    /// <summary>Blocks of the request.</summary>
    public long Count => (long)Packet.BlockCount;

    /// <summary>Blocks that are still to be done.</summary>
    public long Rest => Count - Done;

    /// <summary>Where the content is of the blocks that are to be done next, to the end of the request.</summary>
    /// <param name="blockSize">Bytes of a block.</param>
    public PacketContent ContentOf(int blockSize) =>
        new(Packet.Payload.Offset + (Done * blockSize), (ulong)(Rest * blockSize));

    /// <summary>Becomes another request.</summary>
    /// <param name="packet">The packet.</param>
    /// <param name="offset">The first block of the client's part of the device.</param>
    public void Start(in BlockPacket packet, long offset)
    {
        Packet = packet;
        Block = offset + (long)packet.BlockNumber;
        Done = 0;
        Succeeded = false;
    }

    /// <summary>The packet as it goes back: only whether it was done is new.</summary>
    public BlockPacket Acknowledgement()
    {
        var packet = Packet;
        packet.Success = Succeeded;
        return packet;
    }
}
