namespace TelOS.Benchmarks;

/// <summary>What a call between two components costs, C# to C# in two processes under the host, and what others cost in the same run.</summary>
internal static class RpcBenchmarks
{
    private const int FirstCalls = 5;
    private const int Page = 4096;
    private const int Bulk = 16 << 20;
    private const double SocketTarget = 1.4;
    // Not a target of the design: what it leaves to C# above what the bytes cost anybody.
    private const double HandwrittenTarget = 1.2;
    private const double GrpcTarget = 1 / 3.5;
    private const double BulkTarget = 1 / 15.0;

    /// <summary>The figures.</summary>
    public static IEnumerable<Benchmark> All { get; } =
    [
        .. OnOneAndTwo("rpc.empty_to_socket", SocketTarget, "empty call over a blocking datagram echo of 56 bytes", n => Compare("empty", "socket", n)),
        .. OnOneAndTwo("rpc.empty_to_handwritten", HandwrittenTarget, "empty call over the same bytes and descriptors sent by hand in C++ (g++ -O2)",
            n => Compare("empty", "by hand", n, 0, AbiPeer.Measure)),
        .. OnOneAndTwo("rpc.async_to_socket", SocketTarget, "awaited empty call over an awaited datagram echo of 56 bytes", n => Compare("async", "socket-async", n)),
        .. OnOneAndTwo("rpc.empty_to_grpc", GrpcTarget, "empty call over gRPC unary without protobuf on a Unix socket", n => Compare("empty", "grpc", n)),
        .. OnOneAndTwo("rpc.4k_to_grpc", GrpcTarget, "4 KiB as bulk over the same by gRPC; the target is the empty call's", n => Compare("put", "grpc", n, Page)),
        .. OnOneAndTwo("rpc.bulk16m_to_grpc", BulkTarget, "16 MiB as bulk over the same by gRPC", n => Compare("put", "grpc", n, Bulk)),
        new("rpc.alloc_bytes", "bytes", 0,
            "allocated on the client's and the server's thread per empty call between two processes, 20000 calls; warm-up 2 s",
            static () => ComponentPair.Measure("allocated", 1)),
        new("rpc.first_call_ms", "ms", 20,
            "the first call on a session in a fresh process, just-in-time compiled, both on one processor, median of 5; warm-up: none",
            static () => MeasureFirst(null)),
        new("rpc.first_call_native_ms", "ms", 2,
            "the same as NativeAOT binaries",
            static () => MeasureFirst(NativeComponent.Path)),
    ];

    private static IEnumerable<Benchmark> OnOneAndTwo(string name, double target, string what, Func<int, double> measure) =>
    [
        new($"{name}_ratio", "ratio", target, $"{what}, two processes pinned to one processor; {Batches.Way}", () => measure(1)),
        new($"{name}_2cores_ratio", "ratio", target, $"{what}, two processes pinned to a processor each; {Batches.Way}", () => measure(2)),
    ];

    private static double Compare(string role, string peer, int processors, int size = 0)
    {
        string server = peer.StartsWith("socket", StringComparison.Ordinal) ? "socket-server" : "grpc-server";
        return Compare(role, peer, processors, size, n => PeerProcesses.Measure(server, peer, n, size));
    }

    // The peer before and after, so that a change of the machine's pace shows in both.
    private static double Compare(string role, string peer, int processors, int size, Func<int, double> measurePeer)
    {
        double before = measurePeer(processors);
        double ours = ComponentPair.Measure(role, processors, size);
        double after = measurePeer(processors);
        Console.WriteLine(FormattableString.Invariant($"# {role} {size} on {processors}: {ours:0} ns; {peer} {before:0} and {after:0} ns"));
        return ours / ((before + after) / 2);
    }

    private static double MeasureFirst(string? program)
    {
        double[] times = [.. Enumerable.Range(0, FirstCalls).Select(_ => ComponentPair.Measure("first", 1, program: program) / 1e6).Order()];
        return Samples.Percentile(times, 0.5);
    }
}
