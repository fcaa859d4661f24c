using Bench.Rounds;
using TelOS.Runtime;

namespace TelOS.Benchmarks;

/// <summary>The server's side of the calls; it allocates nothing itself.</summary>
internal sealed class Rounds(SessionArguments request) : RoundsSession(request)
{
    public override void Nothing()
    {
    }

    public override long Allocated() => GC.GetAllocatedBytesForCurrentThread();

    public override ulong Put(ReadOnlySpan<byte> content) => (ulong)content.Length;
}
