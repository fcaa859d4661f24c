using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace TelOS.Storage;

/// <summary>A device in a file. <see cref="Sync"/> is <c>fdatasync</c>, to the disk itself.</summary>
/// <remarks>Where it is written, the file takes room on the disk in stretches of 1 MiB, because to sync a new block takes longer than one
/// that has its place already.</remarks>
public sealed class FileBlockDevice : IBlockDevice
{
    // HRESULTs of .NET on Linux carry the number of the error.
    private const int ErrorMask = 0xffff;
    private readonly SafeFileHandle _file;
    private readonly HoleFiller _holes;

    private FileBlockDevice(SafeFileHandle file, long blockCount, int blockSize, bool isWriteable)
    {
        _file = file;
        _holes = new HoleFiller(file, blockCount * blockSize);
        BlockCount = blockCount;
        BlockSize = blockSize;
        IsWriteable = isWriteable;
    }

    /// <inheritdoc/>
    public int BlockSize { get; }

    /// <inheritdoc/>
    public long BlockCount { get; }

    /// <inheritdoc/>
    public bool IsWriteable { get; }

    /// <summary>Makes a file of zeros that takes room on the disk only where it is written. Its name is durable on return.</summary>
    /// <param name="path">The file, which there must not be.</param>
    /// <param name="blockCount">Blocks, at least 1.</param>
    /// <param name="blockSize">Bytes of a block, a power of two from 512 to 4096.</param>
    /// <exception cref="ArgumentOutOfRangeException">Such a device there cannot be.</exception>
    /// <exception cref="IOException">The file exists already, or cannot be made.</exception>
    public static FileBlockDevice Create(string path, long blockCount, int blockSize = 4096)
    {
        BlockRange.CheckGeometry(blockCount, blockSize);
        SafeFileHandle file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
        try
        {
            RandomAccess.SetLength(file, blockCount * blockSize);
            RandomAccess.FlushToDisk(file);
            FolderSync.Run(Path.GetDirectoryName(Path.GetFullPath(path))!);
            return new FileBlockDevice(file, blockCount, blockSize, isWriteable: true);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Opens a file. No other process that asks for it in this way gets it meanwhile, unless both only read.</summary>
    /// <param name="path">The file; what is beyond its last whole block is left alone.</param>
    /// <param name="isWriteable">Whether it is to be written.</param>
    /// <param name="blockSize">Bytes of a block, a power of two from 512 to 4096.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such size of blocks.</exception>
    /// <exception cref="BlockDeviceException">The file has less than a block.</exception>
    /// <exception cref="IOException">There is no such file, or somebody else has it.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be used so.</exception>
    public static FileBlockDevice Open(string path, bool isWriteable = true, int blockSize = 4096)
    {
        SafeFileHandle file = isWriteable
            ? File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None)
            : File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        try
        {
            BlockRange.CheckGeometry(1, blockSize);
            long length = RandomAccess.GetLength(file);
            long blockCount = length / blockSize;
            if (blockCount == 0)
            {
                throw new BlockDeviceException($"'{path}' has {length} bytes, less than a block of {blockSize}.");
            }
            return new FileBlockDevice(file, blockCount, blockSize, isWriteable);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Read(long block, Span<byte> target)
    {
        BlockRange.Check(this, block, BlockRange.CountOf(this, target.Length));
        try
        {
            for (long offset = block * BlockSize; target.Length > 0;)
            {
                int count = RandomAccess.Read(_file, target, offset);
                if (count == 0)
                {
                    throw new BlockDeviceException("The file became shorter than it was when it was opened.");
                }
                offset += count;
                target = target[count..];
            }
        }
        catch (IOException e) when (e is not BlockDeviceException)
        {
            throw new BlockDeviceException($"Block {block} cannot be read: {e.Message}", e);
        }
    }

    /// <inheritdoc/>
    public void Write(long block, ReadOnlySpan<byte> source)
    {
        BlockRange.Check(this, block, BlockRange.CountOf(this, source.Length));
        CheckWriteable();
        if (source.IsEmpty)
        {
            return;
        }
        try
        {
            _holes.Fill(block * BlockSize, source.Length);
            RandomAccess.Write(_file, source, block * BlockSize);
        }
        catch (IOException e)
        {
            throw new BlockDeviceException($"Block {block} cannot be written: {e.Message}", e)
            {
                IsFull = (e.HResult & ErrorMask) == NativeFile.NoSpace,
            };
        }
    }

    /// <inheritdoc/>
    public void Sync()
    {
        if (NativeFile.SyncData(_file) != 0)
        {
            throw new BlockDeviceException($"The file cannot be made durable: {Marshal.GetLastPInvokeErrorMessage()}");
        }
    }

    /// <inheritdoc/>
    public void Trim(long block, long count)
    {
        BlockRange.Check(this, block, count);
        CheckWriteable();
        if (count > 0 && _holes.Punch(block * BlockSize, count * BlockSize, () => NativeFile.Allocate(_file, NativeFile.PunchHole, block * BlockSize, count * BlockSize)) != 0
            && Marshal.GetLastPInvokeError() != NativeFile.OperationNotSupported)
        {
            throw new BlockDeviceException($"Blocks from {block} cannot be trimmed: {Marshal.GetLastPInvokeErrorMessage()}");
        }
    }

    /// <summary>Closes the file. What was not synced may be lost.</summary>
    public void Dispose() => _file.Dispose();

    private void CheckWriteable()
    {
        if (!IsWriteable)
        {
            throw new BlockDeviceException("The device may only be read.");
        }
    }
}
