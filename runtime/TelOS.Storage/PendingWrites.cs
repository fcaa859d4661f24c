namespace TelOS.Storage;

/// <summary>What is in the volatile cache of the simulated disk: blocks in the order in which they were written.</summary>
internal sealed class PendingWrites(int blockSize)
{
    private const int Sector = FaultyBlockDevice.SectorSize;
    private const int GarbageEvery = 4;
    private readonly List<int> _offsets = [];
    private byte[] _content = new byte[16 * blockSize];

    public int Count => _offsets.Count;

    public void Add(int offset, ReadOnlySpan<byte> block)
    {
        int at = _offsets.Count * blockSize;
        if (at == _content.Length)
        {
            Array.Resize(ref _content, 2 * _content.Length);
        }
        block.CopyTo(_content.AsSpan(at));
        _offsets.Add(offset);
    }

    public void ApplyAll(byte[] image)
    {
        for (int i = 0; i < _offsets.Count; i++)
        {
            Apply(image, i);
        }
        _offsets.Clear();
    }

    public void ApplySubset(byte[] image, ulong keep)
    {
        for (int i = 0; i < _offsets.Count; i++)
        {
            if (i < 64 && ((keep >> i) & 1) != 0)
            {
                Apply(image, i);
            }
        }
    }

    public void Lose(byte[] image, PowerLoss loss, SeededRandom random)
    {
        int count = _offsets.Count;
        int prefix = loss is PowerLoss.Torn or PowerLoss.Prefix ? random.Next(count + 1) : 0;
        for (int i = 0; i < count; i++)
        {
            switch (loss)
            {
                case PowerLoss.Subset when random.NextBool():
                case PowerLoss.Torn or PowerLoss.Prefix when i < prefix:
                    Apply(image, i);
                    break;
                case PowerLoss.Torn when i == prefix:
                    ApplySectors(image, i, random, garbage: false);
                    break;
                case PowerLoss.Garbage when random.NextBool():
                    Apply(image, i);
                    break;
                case PowerLoss.Garbage when random.Next(GarbageEvery) != 0:
                    ApplySectors(image, i, random, garbage: true);
                    break;
                default:
                    break;
            }
        }
        _offsets.Clear();
    }

    private void Apply(byte[] image, int i) => _content.AsSpan(i * blockSize, blockSize).CopyTo(image.AsSpan(_offsets[i]));

    private void ApplySectors(byte[] image, int i, SeededRandom random, bool garbage)
    {
        for (int at = 0; at < blockSize; at += Sector)
        {
            Span<byte> target = image.AsSpan(_offsets[i] + at, Sector);
            int fate = random.Next(garbage ? 3 : 2);
            if (fate == 1)
            {
                _content.AsSpan(i * blockSize + at, Sector).CopyTo(target);
            }
            else if (fate == 2)
            {
                random.Fill(target);
            }
        }
    }
}
