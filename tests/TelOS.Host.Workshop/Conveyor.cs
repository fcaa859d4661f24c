using TelOS.Runtime;

namespace Telos.Workshop;

/// <summary>The workshop's side of a belt: the sink of its packets.</summary>
internal sealed class Conveyor : IDisposable
{
    private readonly Dataspace _memory;
    private readonly AttachedDataspace _mapped;

    /// <summary>Makes a belt.</summary>
    public Conveyor(Entrypoint entrypoint)
    {
        _memory = entrypoint.AllocateMemory(8192);
        _mapped = _memory.Attach();
        Jobs.Submitted.Initialize();
        Jobs.Acknowledged.Initialize();
    }

    /// <summary>The belt's memory.</summary>
    public Capability Capability => _memory.Capability;

    private PacketStreamView<Job> Jobs => new BeltView(_mapped.Bytes).Jobs;

    /// <summary>Does all jobs.</summary>
    /// <returns>How many there were.</returns>
    public uint Turn()
    {
        var jobs = Jobs;
        uint count = 0;
        while (!jobs.Acknowledged.IsFull && jobs.Submitted.TryTake(out var job) == RingResult.Done)
        {
            job.Done = jobs.TryGetContent(job.Offset, job.Size, out var content);
            foreach (ref var value in content)
            {
                value++;
            }

            jobs.Acknowledged.TryPlace(job);
            count++;
        }

        return count;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _mapped.Dispose();
        _memory.Dispose();
    }
}
