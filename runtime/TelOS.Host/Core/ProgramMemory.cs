using System.Runtime.InteropServices;
using TelOS.Runtime;

namespace TelOS.Host;

/// <summary>A program as a dataspace: the file of a boot module, or a copy in memory that nobody changes any more.</summary>
internal sealed class ProgramMemory : IDisposable
{
    private const int SealWrite = 0x8;

    private readonly DescriptorHandle? _copy;

    private ProgramMemory(ProgramImage image, DescriptorHandle? copy)
    {
        Image = image;
        _copy = copy;
    }

    /// <summary>What to execute.</summary>
    public ProgramImage Image { get; }

    /// <summary>Finds out what a dataspace holds.</summary>
    /// <exception cref="ArgumentException">It is no dataspace of core's.</exception>
    /// <exception cref="IOException">There is no memory for a copy.</exception>
    public static ProgramMemory Open(LinuxCore core, string name, Capability? binary)
    {
        if (binary is not DataspaceCapability dataspace)
        {
            throw new ArgumentException("the binary is no dataspace of core's", nameof(binary));
        }

        if (core.Modules.FindProgram(dataspace.Memory) is { } program)
        {
            return new ProgramMemory(program, null);
        }

        // Whoever allocated it may still write to it.
        var copy = new DescriptorHandle(LinuxMemory.CreateMemory("program", LinuxMemory.MemfdFlags));
        using var source = AttachedDataspace.Attach(dataspace);
        if (copy.IsInvalid
            || LinuxMemory.SetSize(copy, source.Size) != 0
            || !TryWrite(copy, source)
            || LinuxMemory.Control(copy, LinuxMemory.AddSeals, LinuxMemory.SealSize | SealWrite) != 0)
        {
            var reason = Marshal.GetLastPInvokeErrorMessage();
            copy.Dispose();
            throw new IOException($"the program cannot be copied: {reason}");
        }

        return new ProgramMemory(new ProgramImage { Name = name, Memory = copy }, copy);
    }

    /// <inheritdoc/>
    public void Dispose() => _copy?.Dispose();

    private static unsafe bool TryWrite(DescriptorHandle copy, AttachedDataspace source)
    {
        const int Piece = 1 << 20;
        for (long done = 0; done < source.Size;)
        {
            var piece = source.Slice(done, Math.Min(Piece, source.Size - done));
            fixed (byte* start = piece)
            {
                var written = LinuxSockets.Write(copy, start, (nuint)piece.Length);
                if (written <= 0)
                {
                    return false;
                }

                done += written;
            }
        }

        return true;
    }
}
