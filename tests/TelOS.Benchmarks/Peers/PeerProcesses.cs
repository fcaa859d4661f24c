using System.Diagnostics;
using System.Globalization;

namespace TelOS.Benchmarks;

/// <summary>The peers of an RPC: this program twice, one side each, placed like the components.</summary>
internal static class PeerProcesses
{
    /// <summary>The argument that makes this program a side of a peer.</summary>
    public const string Argument = "--peer";

    /// <summary>Nanoseconds of a peer's call.</summary>
    /// <param name="server">The role that serves.</param>
    /// <param name="client">The role that measures.</param>
    /// <param name="processors">1 when both share one, 2 when each has its own.</param>
    /// <param name="size">Bytes of content.</param>
    /// <exception cref="InvalidOperationException">The peer failed.</exception>
    public static double Measure(string server, string client, int processors, int size = 0)
    {
        string folder = Directory.CreateTempSubdirectory("tidl-bench-").FullName;
        try
        {
            using Process serving = Start(server, processors - 1, folder, size);
            try
            {
                using Process measuring = Start(client, 0, folder, size);
                string output = measuring.StandardOutput.ReadToEnd();
                measuring.WaitForExit();
                return measuring.ExitCode == 0
                    ? double.Parse(output, CultureInfo.InvariantCulture)
                    : throw new InvalidOperationException($"The peer {client} ended with {measuring.ExitCode}.");
            }
            finally
            {
                serving.Kill();
                serving.WaitForExit();
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Is a side of a peer.</summary>
    public static void Run(string role, string processor, string folder, string size)
    {
        Placement.PinTo(int.Parse(processor, CultureInfo.InvariantCulture));
        switch (role)
        {
            case "socket-server":
                SocketPeer.Serve(folder);
                break;
            case "grpc-server":
                GrpcPeer.Serve(folder);
                break;
            case "socket":
                Print(SocketPeer.Measure(folder));
                break;
            case "socket-async":
                Print(SocketPeer.MeasureAsync(folder).GetAwaiter().GetResult());
                break;
            case "grpc":
                Print(GrpcPeer.Measure(folder, int.Parse(size, CultureInfo.InvariantCulture)));
                break;
            default:
                throw new ArgumentException($"There is no role '{role}'.", nameof(role));
        }
    }

    private static void Print(double nanoseconds) => Console.WriteLine(nanoseconds.ToString("R", CultureInfo.InvariantCulture));

    private static Process Start(string role, int processor, string folder, int size)
    {
        ProcessStartInfo start = new(Environment.ProcessPath!,
            [Argument, role, processor.ToString(CultureInfo.InvariantCulture), folder, size.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true,
        };
        // As in the components.
        start.Environment["DOTNET_gcServer"] = "0";
        return Process.Start(start)!;
    }
}
