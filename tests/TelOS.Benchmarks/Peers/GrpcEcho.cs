using Grpc.Core;

namespace TelOS.Benchmarks;

/// <summary>Answers each call with nothing.</summary>
internal sealed class GrpcEcho : GrpcRounds
{
    /// <inheritdoc/>
    public override Task<byte[]> Put(byte[] request, ServerCallContext context) => Task.FromResult<byte[]>([]);
}
