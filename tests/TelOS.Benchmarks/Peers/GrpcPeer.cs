using System.Net.Sockets;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace TelOS.Benchmarks;

/// <summary>gRPC between two processes, over a Unix socket.</summary>
internal static class GrpcPeer
{
    /// <summary>Serves, without end.</summary>
    /// <param name="folder">Where the socket is.</param>
    public static void Serve(string folder)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.ListenUnixSocket(Path.Combine(folder, "server"), static listen => listen.Protocols = HttpProtocols.Http2);
            options.Limits.MaxRequestBodySize = null;
        });
        builder.Services.AddGrpc(static options => options.MaxReceiveMessageSize = null);
        builder.Services.AddSingleton(new GrpcEcho());
        using WebApplication application = builder.Build();
        application.MapGrpcService<GrpcEcho>();
        application.Run();
    }

    /// <summary>Nanoseconds of a blocking call.</summary>
    public static double Measure(string folder, int size)
    {
        string server = Path.Combine(folder, "server");
        while (!File.Exists(server))
        {
            Thread.Sleep(1);
        }
        using SocketsHttpHandler handler = new()
        {
            ConnectCallback = async (_, cancellation) =>
            {
                Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(server), cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        using GrpcChannel channel = GrpcChannel.ForAddress("http://localhost", new GrpcChannelOptions { HttpHandler = handler, MaxSendMessageSize = null });
        CallInvoker invoker = channel.CreateCallInvoker();
        byte[] content = new byte[size];
        return Batches.Measure(
            () => invoker.BlockingUnaryCall(GrpcRounds.PutMethod, null, new CallOptions(), content),
            size > 1 << 20 ? 4 : 200);
    }
}
