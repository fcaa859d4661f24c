using Grpc.Core;

namespace TelOS.Benchmarks;

/// <summary>A service with one unary method that takes bytes as they are, without protobuf: what gRPC's own generator would write. The server
/// looks for a virtual method, which the service overrides.</summary>
[BindServiceMethod(typeof(GrpcRounds), nameof(Bind))]
internal abstract class GrpcRounds
{
    /// <summary>The method.</summary>
    public static readonly Method<byte[], byte[]> PutMethod = new(
        MethodType.Unary, "bench.Rounds", nameof(Put), Marshallers.Create(Write, Read), Marshallers.Create(Write, Read));

    /// <summary>Tells gRPC what there is.</summary>
    public static void Bind(ServiceBinderBase binder, GrpcRounds? service) =>
        binder.AddMethod(PutMethod, service is null ? null! : new UnaryServerMethod<byte[], byte[]>(service.Put));

    /// <summary>Takes data.</summary>
    public abstract Task<byte[]> Put(byte[] request, ServerCallContext context);

    private static byte[] Read(DeserializationContext context) => context.PayloadAsNewBuffer();

    private static void Write(byte[] content, SerializationContext context) => context.Complete(content);
}
