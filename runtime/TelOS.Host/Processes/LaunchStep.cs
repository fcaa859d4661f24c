using System.Runtime.InteropServices;

namespace TelOS.Host;

/// <summary>A system call that a new process carries out, as <see cref="LaunchCode"/> reads it: 64 bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct LaunchStep(nint number, nint first, nint second, nint third, nint fourth, nint fifth, bool mayFail)
{
    private readonly nint _number = number;
    private readonly nint _first = first;
    private readonly nint _second = second;
    private readonly nint _third = third;
    private readonly nint _fourth = fourth;
    private readonly nint _fifth = fifth;
    private readonly nint _sixth;
    private readonly nint _mayFail = mayFail ? 1 : 0;
}
