namespace TelOS.Storage;

/// <summary>
/// A simulated disk with the faults of real ones. Sectors of 512 bytes are atomic or garbage; what is written is in a volatile cache until
/// <see cref="Sync"/>. What happens follows from the seed and the operations: a failing run is one number. Faults are planned with
/// <see cref="Plan"/>, or done to the image while it is at rest.
/// </summary>
public sealed class FaultyBlockDevice : IBlockDevice
{
    /// <summary>Bytes of a sector.</summary>
    public const int SectorSize = 512;

    private readonly byte[] _durable;
    private readonly byte[] _current;
    private readonly PendingWrites _pending;
    private readonly SeededRandom _random;
    private readonly Lock _gate = new();
    private DeviceFault _fault;
    private DeviceOperations _faultKinds;
    private long _faultAt;
    private bool _sticky;
    private bool _off;
    private bool _lies;

    /// <summary>Makes a disk of zeros.</summary>
    /// <param name="blockCount">Blocks, at least 1; at most 2 GiB in all.</param>
    /// <param name="seed">What its faults follow from.</param>
    /// <param name="blockSize">Bytes of a block, a power of two from 512 to 4096.</param>
    /// <exception cref="ArgumentOutOfRangeException">Such a device there cannot be.</exception>
    public FaultyBlockDevice(long blockCount, ulong seed, int blockSize = 4096)
        : this(Zeros(blockCount, blockSize), seed, blockSize) { }

    /// <summary>Makes a disk with a content.</summary>
    /// <param name="image">The content, a whole number of blocks; it is copied.</param>
    /// <param name="seed">What its faults follow from.</param>
    /// <param name="blockSize">Bytes of a block, a power of two from 512 to 4096.</param>
    /// <exception cref="ArgumentException">The content is no whole number of blocks.</exception>
    public FaultyBlockDevice(ReadOnlySpan<byte> image, ulong seed, int blockSize = 4096)
    {
        BlockSize = blockSize;
        BlockCount = BlockRange.CountOf(this, image.Length);
        BlockRange.CheckGeometry(BlockCount, blockSize);
        _durable = image.ToArray();
        _current = image.ToArray();
        _random = new SeededRandom(seed);
        _pending = new PendingWrites(blockSize);
    }

    /// <inheritdoc/>
    public int BlockSize { get; }

    /// <inheritdoc/>
    public long BlockCount { get; }

    /// <inheritdoc/>
    public bool IsWriteable => true;

    /// <summary>Operations of each kind, and blocks, so far.</summary>
    public DeviceCounts Counts { get; private set; }

    /// <summary>Blocks that were written or trimmed and are not durable.</summary>
    public int PendingBlocks { get { lock (_gate) { return _pending.Count; } } }

    /// <summary>Whether the planned fault has happened.</summary>
    public bool FaultHappened { get; private set; }

    /// <summary>What is durable, a copy.</summary>
    public byte[] ReadDurable() { lock (_gate) { return [.. _durable]; } }

    /// <summary>Plans one fault; it takes the place of the one planned before.</summary>
    /// <param name="fault">What goes wrong.</param>
    /// <param name="operations">At which operations.</param>
    /// <param name="after">At the first such operation after so many others, from 0.</param>
    /// <param name="sticky">Whether it goes wrong at all such operations from then on.</param>
    public void Plan(DeviceFault fault, DeviceOperations operations, long after, bool sticky = false)
    {
        lock (_gate)
        {
            (_fault, _faultKinds, _faultAt, _sticky) = (fault, operations, after, sticky);
            FaultHappened = false;
        }
    }

    /// <summary>Forgets the planned fault.</summary>
    public void PlanNothing() => Plan(DeviceFault.Error, DeviceOperations.None, 0);

    /// <inheritdoc/>
    public void Read(long block, Span<byte> target)
    {
        long count = BlockRange.CountOf(this, target.Length);
        BlockRange.Check(this, block, count);
        lock (_gate)
        {
            Counts = Counts with { Reads = Counts.Reads + 1, BlocksRead = Counts.BlocksRead + count };
            if (Meets(DeviceOperations.Read) is not null)
            {
                throw Broken("read", block);
            }
            _current.AsSpan(Offset(block), target.Length).CopyTo(target);
        }
    }

    /// <inheritdoc/>
    public void Write(long block, ReadOnlySpan<byte> source)
    {
        long count = BlockRange.CountOf(this, source.Length);
        BlockRange.Check(this, block, count);
        lock (_gate)
        {
            Counts = Counts with { Writes = Counts.Writes + 1, BlocksWritten = Counts.BlocksWritten + count };
            bool wasOff = _off;
            switch (Meets(DeviceOperations.Write))
            {
                case DeviceFault.Full:
                    throw new BlockDeviceException($"There is no room for block {block}.") { IsFull = true };
                case DeviceFault.LostWrite:
                    return;
                case DeviceFault.MisdirectedWrite:
                    Put(_random.Next(BlockCount - count + 1), source);
                    return;
                case DeviceFault.PowerCut when !wasOff:
                    // It was on its way when power failed.
                    Put(block, source);
                    throw Broken("written", block);
                case DeviceFault.Error when !wasOff:
                    Put(block, source[..(_random.Next((int)count + 1) * BlockSize)]);
                    throw Broken("written", block);
                case null or DeviceFault.Lie:
                    Put(block, source);
                    break;
                default:
                    throw Broken("written", block);
            }
        }
    }

    /// <inheritdoc/>
    public void Sync()
    {
        lock (_gate)
        {
            Counts = Counts with { Syncs = Counts.Syncs + 1 };
            switch (Meets(DeviceOperations.Sync))
            {
                case DeviceFault.PowerCut:
                    throw CannotSync();
                case DeviceFault.Error:
                    // What it could not write it forgets, as real ones do, although it can be read still: another sync would succeed.
                    _pending.Lose(_durable, PowerLoss.Subset, _random);
                    throw CannotSync();
                case DeviceFault.Lie:
                    _lies = true;
                    break;
                default:
                    break;
            }
            if (!_lies)
            {
                _pending.ApplyAll(_durable);
            }
        }
    }

    /// <summary>Fills the blocks with garbage, as a disk may.</summary>
    /// <inheritdoc/>
    public void Trim(long block, long count)
    {
        BlockRange.Check(this, block, count);
        lock (_gate)
        {
            Counts = Counts with { Trims = Counts.Trims + 1 };
            if (Meets(DeviceOperations.Trim) is DeviceFault.Error or DeviceFault.PowerCut)
            {
                throw Broken("trimmed", block);
            }
            Span<byte> garbage = stackalloc byte[BlockSize];
            for (long i = 0; i < count; i++)
            {
                _random.Fill(garbage);
                Put(block + i, garbage);
            }
        }
    }

    /// <summary>Power fails now, and comes back: the cache is lost as said, and the disk works again.</summary>
    /// <param name="loss">What becomes of the blocks that were on their way; after a lie, of all since then.</param>
    public void LosePower(PowerLoss loss)
    {
        lock (_gate)
        {
            _pending.Lose(_durable, loss, _random);
            Restart();
        }
    }

    /// <summary>What would be durable if power failed now and exactly these blocks were written; a copy.</summary>
    /// <param name="keep">A bit for each pending block, the first written one lowest; at most 64 of them.</param>
    public byte[] ReadDurableKeeping(ulong keep)
    {
        lock (_gate)
        {
            byte[] image = [.. _durable];
            _pending.ApplySubset(image, keep);
            return image;
        }
    }

    /// <summary>Changes one bit of the image at rest (F8).</summary>
    /// <param name="bit">Which, from 0.</param>
    public void FlipBit(long bit)
    {
        lock (_gate)
        {
            _durable[bit / 8] ^= (byte)(1 << (int)(bit % 8));
            _current[bit / 8] ^= (byte)(1 << (int)(bit % 8));
        }
    }

    /// <summary>Clears one sector of the image at rest (F8).</summary>
    /// <param name="sector">Which, from 0.</param>
    public void ZeroSector(long sector)
    {
        lock (_gate)
        {
            _durable.AsSpan((int)(sector * SectorSize), SectorSize).Clear();
            _current.AsSpan((int)(sector * SectorSize), SectorSize).Clear();
        }
    }

    /// <summary>Puts something into the image at rest, as what it held before, or what belongs elsewhere (F8).</summary>
    /// <param name="block">The first block, from 0.</param>
    /// <param name="content">A whole number of blocks.</param>
    public void Replace(long block, ReadOnlySpan<byte> content)
    {
        BlockRange.Check(this, block, BlockRange.CountOf(this, content.Length));
        lock (_gate)
        {
            content.CopyTo(_durable.AsSpan(Offset(block)));
            content.CopyTo(_current.AsSpan(Offset(block)));
        }
    }

    /// <inheritdoc/>
    public void Dispose() { }

    private static byte[] Zeros(long blockCount, int blockSize)
    {
        BlockRange.CheckGeometry(blockCount, blockSize);
        return new byte[checked((int)(blockCount * blockSize))];
    }

    private static BlockDeviceException CannotSync() => new("The cache of the disk cannot be written.");

    private static BlockDeviceException Broken(string what, long block) => new($"Block {block} cannot be {what}: a simulated fault.");

    private int Offset(long block) => (int)(block * BlockSize);

    private void Put(long block, ReadOnlySpan<byte> source)
    {
        source.CopyTo(_current.AsSpan(Offset(block)));
        for (int i = 0; i < source.Length; i += BlockSize)
        {
            _pending.Add(Offset(block) + i, source.Slice(i, BlockSize));
        }
    }

    private void Restart()
    {
        _durable.CopyTo(_current, 0);
        _off = false;
        _lies = false;
        PlanNothing();
    }

    private DeviceFault? Meets(DeviceOperations operation)
    {
        if (_off)
        {
            return DeviceFault.PowerCut;
        }
        if ((_faultKinds & operation) == 0 || (FaultHappened && !_sticky) || (!FaultHappened && _faultAt-- > 0))
        {
            return null;
        }
        FaultHappened = true;
        _off = _fault == DeviceFault.PowerCut;
        return _fault;
    }
}
