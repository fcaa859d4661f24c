using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace TelOS.Benchmarks;

/// <summary>A datagram echo between two processes: what the system calls of a call cost at least.</summary>
internal static partial class SocketPeer
{
    // An empty call's request and its reply: a header, and the opcode or the result.
    private const int Size = 56;

    /// <summary>Answers what arrives, without end.</summary>
    /// <param name="folder">Where the sockets are.</param>
    public static void Serve(string folder)
    {
        using Socket socket = Bind(folder, "server");
        byte[] datagram = new byte[Size];
        EndPoint sender = new UnixDomainSocketEndPoint(Path.Combine(folder, "client"));
        // The first datagram says that the client has its socket.
        socket.Receive(datagram);
        socket.Connect(sender);
        int descriptor = (int)socket.Handle;
        Send(descriptor, datagram, Size, 0);
        while (Receive(descriptor, datagram, Size, 0) == Size && Send(descriptor, datagram, Size, 0) == Size)
        {
        }
    }

    /// <summary>Nanoseconds of a round trip that blocks.</summary>
    public static double Measure(string folder)
    {
        using Socket socket = Connect(folder);
        byte[] datagram = new byte[Size];
        int descriptor = (int)socket.Handle;
        return Batches.Measure(
            () =>
            {
                if (Send(descriptor, datagram, Size, 0) != Size || Receive(descriptor, datagram, Size, 0) != Size)
                {
                    throw new InvalidOperationException("The echo failed.");
                }
            },
            500);
    }

    /// <summary>Nanoseconds of a round trip that holds no thread.</summary>
    public static async Task<double> MeasureAsync(string folder)
    {
        using Socket socket = Connect(folder);
        byte[] datagram = new byte[Size];
        return await Batches.MeasureAsync(
            async () =>
            {
                await socket.SendAsync(datagram, SocketFlags.None);
                await socket.ReceiveAsync(datagram, SocketFlags.None);
            },
            500);
    }

    private static Socket Bind(string folder, string name)
    {
        Socket socket = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(Path.Combine(folder, name)));
        return socket;
    }

    private static Socket Connect(string folder)
    {
        string server = Path.Combine(folder, "server");
        while (!File.Exists(server))
        {
            Thread.Sleep(1);
        }
        Socket socket = Bind(folder, "client");
        socket.Connect(new UnixDomainSocketEndPoint(server));
        byte[] datagram = new byte[Size];
        socket.Send(datagram);
        socket.Receive(datagram);
        return socket;
    }

    [LibraryImport("libc", EntryPoint = "send")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint Send(int socket, [In] byte[] datagram, nuint length, int flags);

    [LibraryImport("libc", EntryPoint = "recv")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint Receive(int socket, [Out] byte[] datagram, nuint length, int flags);
}
