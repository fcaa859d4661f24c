namespace TelOS.Runtime;

/// <summary>The memory of packet streams.</summary>
internal static class PacketStreamMemory
{
    /// <summary>Maps the dataspace that a server named.</summary>
    /// <exception cref="MalformedReplyException">It is none.</exception>
    public static AttachedDataspace Attach(Capability? dataspace)
    {
        AttachedDataspace? memory = null;
        return dataspace is not null && AttachedDataspace.TryAttach(dataspace, out memory)
            ? memory
            : throw new MalformedReplyException("The server of a packet stream gives no dataspace.");
    }

    /// <summary>Makes the memory of an empty stream.</summary>
    /// <exception cref="IOException">There is no memory.</exception>
    /// <exception cref="ArgumentException">The size is too small for the layout.</exception>
    public static (Dataspace Dataspace, AttachedDataspace Memory) Allocate<T>(Entrypoint entrypoint, long size, PacketStreamLayout<T> layout)
        where T : struct, IWireValue<T>
    {
        var dataspace = entrypoint.AllocateMemory(size);
        AttachedDataspace? memory = null;
        try
        {
            memory = dataspace.Attach();
            var stream = layout(memory.Bytes);
            stream.Submitted.Initialize();
            stream.Acknowledged.Initialize();
            return (dataspace, memory);
        }
        catch
        {
            memory?.Dispose();
            dataspace.Dispose();
            throw;
        }
    }
}
