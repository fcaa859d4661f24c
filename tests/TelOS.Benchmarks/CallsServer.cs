using Bench.Calls;
using TelOS.Runtime;

namespace TelOS.Benchmarks;

/// <summary>Answers the calls without allocating itself.</summary>
internal sealed class CallsServer : RpcObject, ICalls
{
    public ulong Add(ulong left, ulong right) => left + right;

    public Point Move(Point from, int steps) => new() { X = from.X + steps, Y = from.Y - steps };

    public Result<uint, CallError> Rename(ulong id, Utf8Text name) => name.Length > 0 ? (uint)name.Length : CallError.Refused;

    public bool Write(ref ulong position, ReadOnlySpan<byte> data)
    {
        position += (ulong)data.Length;
        return true;
    }

    public long Allocated() => GC.GetAllocatedBytesForCurrentThread();

    protected override void Dispatch(ulong opcode, ref MessageReader request, ref MessageWriter reply) =>
        CallsDispatcher.Dispatch(this, opcode, ref request, ref reply);
}
