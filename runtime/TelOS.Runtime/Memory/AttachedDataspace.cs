using System.Diagnostics.CodeAnalysis;

namespace TelOS.Runtime;

/// <summary>Shared memory in this address space. Everybody who has it can change it at any time: copy before you interpret.</summary>
public sealed class AttachedDataspace : IDisposable
{
    private readonly MappingHandle _mapping;

    private AttachedDataspace(MappingHandle mapping, long size, bool isWriteable)
    {
        _mapping = mapping;
        Size = size;
        IsWriteable = isWriteable;
    }

    /// <summary>Whether it may be written. Writing to memory that may not ends the process, as it does everywhere on Linux.</summary>
    public bool IsWriteable { get; }

    /// <summary>Bytes, a multiple of <see cref="Dataspace.PageSize"/>.</summary>
    public long Size { get; }

    /// <summary>The memory. A span must not be used any more when this object is disposed.</summary>
    /// <exception cref="ObjectDisposedException">The memory was detached.</exception>
    public Span<byte> Bytes => Slice(0, Size);

    /// <summary>Maps the memory behind a capability.</summary>
    /// <param name="capability">A dataspace; it stays the caller's. One of another process is asked for its memory.</param>
    /// <exception cref="ArgumentException">It is no dataspace, or one whose size its owner can change.</exception>
    /// <exception cref="ObjectDisposedException">The reference was given up.</exception>
    public static AttachedDataspace Attach(Capability capability) =>
        TryAttach(capability, out var attached)
            ? attached
            : throw new ArgumentException("The capability is no dataspace of fixed size.", nameof(capability));

    /// <summary>Maps the memory behind a capability that somebody sent.</summary>
    /// <param name="capability">
    /// Anything; it stays the caller's. One of another process is asked for its memory. Unless it is one of core's, it is given a
    /// second to answer.
    /// </param>
    /// <param name="attached">The mapped memory.</param>
    /// <returns>False when it is no dataspace, or one whose size its owner can change: that could take pages away under a reader.</returns>
    /// <exception cref="ObjectDisposedException">The reference was given up.</exception>
    public static bool TryAttach(Capability? capability, [NotNullWhen(true)] out AttachedDataspace? attached)
    {
        attached = null;
        switch (capability)
        {
            case DataspaceCapability dataspace:
                return TryMap(dataspace.Descriptor, dataspace.Size, dataspace.IsWriteable, mustBeSealed: true, out attached);
            case SocketCapability foreign:
                using (var file = ForeignDataspace.Open(foreign))
                {
                    return file is not null && TryMap(file.Descriptor, file.Size, file.IsWriteable, !file.IsTrusted, out attached);
                }

            default:
                return false;
        }
    }

    /// <summary>A part of the memory. A span must not be used any more when this object is disposed.</summary>
    /// <param name="offset">Bytes from the start.</param>
    /// <param name="length">Bytes, at most 2^31 - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not inside the memory.</exception>
    /// <exception cref="ObjectDisposedException">The memory was detached.</exception>
    public unsafe Span<byte> Slice(long offset, long length)
    {
        ObjectDisposedException.ThrowIf(_mapping.IsClosed, this);
        Check(offset, length);
        return new Span<byte>((byte*)_mapping.DangerousGetHandle() + offset, (int)length);
    }

    /// <summary>Copies out of the memory; safe against a concurrent dispose.</summary>
    /// <param name="offset">Bytes from the start.</param>
    /// <param name="destination">Where to; its length is what is copied.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not inside the memory.</exception>
    /// <exception cref="ObjectDisposedException">The memory was detached.</exception>
    public void CopyTo(long offset, Span<byte> destination)
    {
        using var use = new Use(_mapping);
        Slice(offset, destination.Length).CopyTo(destination);
    }

    /// <summary>Copies into the memory; safe against a concurrent dispose.</summary>
    /// <param name="offset">Bytes from the start.</param>
    /// <param name="source">Where from.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not inside the memory.</exception>
    /// <exception cref="ObjectDisposedException">The memory was detached.</exception>
    /// <exception cref="InvalidOperationException">It may not be written.</exception>
    public void CopyFrom(long offset, ReadOnlySpan<byte> source)
    {
        if (!IsWriteable)
        {
            throw new InvalidOperationException("The dataspace may not be written.");
        }

        using var use = new Use(_mapping);
        source.CopyTo(Slice(offset, source.Length));
    }

    /// <summary>Whether a range is inside the memory; nothing about the numbers is assumed.</summary>
    /// <param name="offset">Bytes from the start, as the other side says.</param>
    /// <param name="length">Bytes, as the other side says.</param>
    public bool Contains(ulong offset, ulong length) => offset <= (ulong)Size && length <= (ulong)Size - offset;

    /// <summary>Detaches the memory.</summary>
    public void Dispose() => _mapping.Dispose();

    /// <summary>Maps a file of this process.</summary>
    internal static AttachedDataspace Map(DescriptorHandle file, long size) =>
        new(MappingHandle.Map(file, size, isWriteable: true), size, isWriteable: true);

    private static bool TryMap(
        DescriptorHandle file, long size, bool isWriteable, bool mustBeSealed, [NotNullWhen(true)] out AttachedDataspace? attached)
    {
        attached = null;
        var seals = LinuxMemory.Control(file, LinuxMemory.GetSeals, 0);
        if (size <= 0
            || (mustBeSealed && (seals < 0 || (seals & LinuxMemory.SealShrink) == 0))
            || LinuxMemory.Seek(file, 0, origin: 2) < size)
        {
            return false;
        }

        attached = new AttachedDataspace(MappingHandle.Map(file, size, isWriteable), size, isWriteable);
        return true;
    }

    private void Check(long offset, long length)
    {
        if (offset < 0 || length < 0 || length > int.MaxValue || !Contains((ulong)offset, (ulong)length))
        {
            throw new ArgumentOutOfRangeException(nameof(offset), $"{length} bytes at {offset} are not inside {Size} bytes.");
        }
    }

    /// <summary>Keeps the mapping for as long as a copy takes.</summary>
    private readonly ref struct Use
    {
        private readonly MappingHandle _mapping;

        public Use(MappingHandle mapping)
        {
            var isHeld = false;
            mapping.DangerousAddRef(ref isHeld);
            _mapping = mapping;
        }

        public void Dispose() => _mapping.DangerousRelease();
    }
}
