using System.Runtime.InteropServices;

namespace TelOS.Runtime;

/// <summary>The kernel's `struct pollfd`.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct PollRequest
{
    /// <summary>The descriptor.</summary>
    public int Descriptor;

    /// <summary>What to wait for.</summary>
    public short Events;

    /// <summary>What happened.</summary>
    public short Results;

    /// <summary>Waits until a descriptor is readable.</summary>
    /// <param name="descriptor">The descriptor.</param>
    /// <param name="timeout">Milliseconds, not negative.</param>
    /// <exception cref="ObjectDisposedException">It is closed.</exception>
    public static unsafe bool WaitReadable(DescriptorHandle descriptor, int timeout)
    {
        var isHeld = false;
        descriptor.DangerousAddRef(ref isHeld);
        try
        {
            var end = Environment.TickCount64 + timeout;
            while (true)
            {
                var request = new PollRequest
                {
                    Descriptor = (int)descriptor.DangerousGetHandle(),
                    Events = (short)LinuxSockets.Readable,
                };
                var left = (int)Math.Max(0, end - Environment.TickCount64);
                var ready = LinuxSockets.Poll(&request, 1, left);

                // Signals interrupt the wait, whatever they are asked.
                if (ready >= 0 || Marshal.GetLastPInvokeError() != LinuxSockets.Interrupted)
                {
                    return ready > 0;
                }
            }
        }
        finally
        {
            descriptor.DangerousRelease();
        }
    }
}
