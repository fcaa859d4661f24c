namespace TelOS.Storage.Tests;

/// <summary>Damage that is done at rest; the other kinds happen while something is written.</summary>
internal static class Damages
{
    private const int Block = 4096;

    public static void Do(this Damage damage, FaultyBlockDevice device, long block, byte[] before, SeededRandom random)
    {
        if (damage == Damage.Bit)
        {
            device.FlipBit((block * Block * 8) + random.Next(Block * 8L));
        }
        else if (damage == Damage.Zeros)
        {
            device.ZeroSector((block * 8) + random.Next(8L));
        }
        else if (damage == Damage.OldBlock)
        {
            device.Replace(block, before.AsSpan((int)block * Block, Block));
        }
    }
}
