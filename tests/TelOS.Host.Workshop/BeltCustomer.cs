using TelOS.Runtime;

namespace Telos.Workshop;

/// <summary>Puts jobs on the workshop's belt: the source of its packets.</summary>
internal static class BeltCustomer
{
    private const int Pitch = 500;

    /// <summary>Tries what can be done with a belt.</summary>
    public static void Visit(WorkshopConnection workshop, Findings findings)
    {
        using var capability = workshop.Belt();
        using var attached = AttachedDataspace.Attach(capability.Untyped!);
        var jobs = new BeltView(attached.Bytes).Jobs;
        findings.Check("packets begin empty", jobs.Submitted.IsEmpty && jobs.Acknowledged.IsEmpty && workshop.Turn() == 0);

        for (var lap = 0; lap < 3; lap++)
        {
            var isPlaced = Enumerable.Range(0, 3).All(i => Place(attached.Bytes, i));
            findings.Check($"packets {lap} fill the queue", isPlaced && !Place(attached.Bytes, 3) && workshop.Turn() == 3);
            findings.Check($"packets {lap} come back", Enumerable.Range(0, 3).All(i => TakeBack(attached.Bytes, i)));
        }

        Job[] outside =
        [
            new Job { Offset = 0, Size = 8 },
            new Job { Offset = attached.Size - 1, Size = 2 },
            new Job { Offset = -1, Size = 1 },
            new Job { Offset = jobs.BulkOffset, Size = ulong.MaxValue },
            new Job { Offset = jobs.BulkOffset, Size = 0 - (ulong)jobs.BulkOffset },
        ];
        foreach (var job in outside)
        {
            jobs.Submitted.TryPlace(job);
            findings.Check(
                $"packet at {job.Offset}", workshop.Turn() == 1 && jobs.Acknowledged.TryTake(out var back) == RingResult.Done && !back.Done);
        }
    }

    private static bool Place(Span<byte> memory, int number)
    {
        var jobs = new BeltView(memory).Jobs;
        var job = new Job { Offset = jobs.BulkOffset + (number * Pitch), Size = Size(number), Tag = ulong.MaxValue - (ulong)number };
        memory.Slice((int)job.Offset, (int)job.Size).Fill((byte)(number - 2));
        return jobs.Submitted.TryPlace(job) == RingResult.Done;
    }

    private static bool TakeBack(Span<byte> memory, int number)
    {
        var jobs = new BeltView(memory).Jobs;
        return jobs.Acknowledged.TryTake(out var job) == RingResult.Done
            && job.Done
            && job.Tag == ulong.MaxValue - (ulong)number
            && job.Size == Size(number)
            && jobs.TryGetContent(job.Offset, job.Size, out var content)
            && content.IndexOfAnyExcept((byte)(number - 1)) < 0;
    }

    private static ulong Size(int number) => 1 + ((ulong)number * 200);
}
