using System.Buffers.Binary;
using System.IO.Hashing;

namespace TelOS.Storage.Sqlite;

/// <summary>
/// The checksum that each page of the database has. A page whose write was lost, or went elsewhere, has an older one that fits its place all
/// the same; here it is found. Before each group of pages are two copies of its part of the map, and the superblock says what all parts
/// come to: of the two copies one is always that of the superblock.
/// </summary>
internal sealed class PageMap
{
    /// <summary>Pages of a group.</summary>
    public const int GroupPages = (Hashed - EntriesAt) / sizeof(ulong);

    private const int Copies = 2;
    private const int GroupUnits = GroupPages + Copies;
    private const int EntriesAt = sizeof(ulong);
    private const int Hashed = Units.Size - sizeof(ulong);
    private readonly SortedSet<int> _changed = [];
    private readonly List<ulong> _hashes = [];
    // The groups whose second copy is the one that counts, because something is wrong with the first.
    private readonly HashSet<int> _holdsSecond = [];
    private ulong[] _checksums = [];
    private long _pages;

    /// <summary>Pages of the database.</summary>
    public long Pages { get => Volatile.Read(ref _pages); private set => Volatile.Write(ref _pages, value); }

    /// <summary>Whether it is to be written.</summary>
    public bool IsChanged => _changed.Count > 0;

    /// <summary>The unit of a page.</summary>
    public static long UnitOf(long page) => Superblock.FirstGroup + page / GroupPages * GroupUnits + Copies + page % GroupPages;

    /// <summary>The unit behind so many pages.</summary>
    public static long EndOf(long pages) => pages == 0 ? Superblock.FirstGroup : UnitOf(pages - 1) + 1;

    /// <summary>Whether a page is the one that was written last.</summary>
    public bool Has(long page, ulong checksum)
    {
        ulong[] checksums = Volatile.Read(ref _checksums);
        return page < checksums.Length && Volatile.Read(ref checksums[page]) == checksum;
    }

    /// <summary>Says that a page was written; called with the gate held.</summary>
    public void Set(long page, ulong checksum)
    {
        if (page >= _checksums.Length)
        {
            ulong[] larger = new ulong[Math.Max(page + 1, Math.Max(GroupPages, _checksums.Length * 3L / 2))];
            _checksums.CopyTo(larger, 0);
            Volatile.Write(ref _checksums, larger);
        }
        Volatile.Write(ref _checksums[page], checksum);
        Pages = Math.Max(Pages, page + 1);
        _ = _changed.Add((int)(page / GroupPages));
    }

    /// <summary>Ends it; called with the gate held.</summary>
    public void Shrink(long pages)
    {
        if (pages < Pages)
        {
            Array.Clear(_checksums, (int)pages, (int)(Pages - pages));
            Pages = pages;
            _ = _changed.RemoveWhere(group => group >= GroupsOf(pages));
            _ = _changed.Add(Math.Max(0, GroupsOf(pages) - 1));
        }
    }

    /// <summary>Reads it.</summary>
    /// <exception cref="InvalidDataException">It is not the one that the superblock tells of.</exception>
    public void Load(Units units, Checkpoint checkpoint)
    {
        _checksums = new ulong[checkpoint.Pages];
        Pages = checkpoint.Pages;
        ulong root = 0;
        byte[] copies = new byte[Copies * Units.Size];
        for (int group = 0; group < GroupsOf(Pages); group++)
        {
            units.Read(MapUnitOf(group), copies);
            ulong first = NumberOf(copies.AsSpan(0, Units.Size), group, checkpoint);
            ulong second = NumberOf(copies.AsSpan(Units.Size), group, checkpoint);
            if (first == 0 && second == 0)
            {
                throw new InvalidDataException($"Both copies of part {group} of the map of pages are damaged.");
            }
            if (first != second)
            {
                _ = _changed.Add(group);
                _ = first < second && _holdsSecond.Add(group);
            }
            Span<byte> best = copies.AsSpan(first < second ? Units.Size : 0, Units.Size);
            _hashes.Add(BinaryPrimitives.ReadUInt64LittleEndian(best[Hashed..]));
            root ^= _hashes[^1];
            for (long page = (long)group * GroupPages; page < Math.Min(Pages, (group + 1L) * GroupPages); page++)
            {
                _checksums[page] = BinaryPrimitives.ReadUInt64LittleEndian(best[EntryAt(page)..]);
            }
        }
        if (root != checkpoint.MapRoot)
        {
            throw new InvalidDataException("The map of pages is not that of the superblock: the device lost something that it had said to be durable.");
        }
    }

    /// <summary>Writes one copy of what changed; the other one stays that of the superblock.</summary>
    /// <returns>What all parts come to.</returns>
    public ulong WriteFirst(ulong number, Action<long, byte[]> write)
    {
        int groups = GroupsOf(Pages);
        _hashes.RemoveRange(Math.Min(groups, _hashes.Count), Math.Max(0, _hashes.Count - groups));
        while (_hashes.Count < groups)
        {
            _hashes.Add(0);
        }
        byte[] unit = new byte[Units.Size];
        foreach (int group in _changed)
        {
            Fill(unit, group, number);
            write(MapUnitOf(group) + (_holdsSecond.Contains(group) ? 0 : 1), unit);
            _hashes[group] = BinaryPrimitives.ReadUInt64LittleEndian(unit.AsSpan(Hashed));
        }
        return _hashes.Aggregate(0ul, static (root, hash) => root ^ hash);
    }

    /// <summary>Writes the other copy, when the superblock tells of the first one.</summary>
    public void WriteSecond(ulong number, Action<long, byte[]> write)
    {
        byte[] unit = new byte[Units.Size];
        foreach (int group in _changed)
        {
            Fill(unit, group, number);
            write(MapUnitOf(group) + (_holdsSecond.Contains(group) ? 1 : 0), unit);
        }
        _changed.Clear();
        _holdsSecond.Clear();
    }

    private static int GroupsOf(long pages) => (int)((pages + GroupPages - 1) / GroupPages);

    private static long MapUnitOf(int group) => Superblock.FirstGroup + (long)group * GroupUnits;

    private static int EntryAt(long page) => EntriesAt + (int)(page % GroupPages) * sizeof(ulong);

    private static ulong HashOf(ReadOnlySpan<byte> unit, int group) => XxHash64.HashToUInt64(unit[..Hashed], group);

    // The checkpoint that wrote a copy; zero where it does not count.
    private static ulong NumberOf(ReadOnlySpan<byte> unit, int group, Checkpoint checkpoint)
    {
        ulong number = BinaryPrimitives.ReadUInt64LittleEndian(unit);
        return number <= checkpoint.Number && BinaryPrimitives.ReadUInt64LittleEndian(unit[Hashed..]) == HashOf(unit, group) ? number : 0;
    }

    private void Fill(Span<byte> unit, int group, ulong number)
    {
        unit.Clear();
        BinaryPrimitives.WriteUInt64LittleEndian(unit, number);
        for (long page = (long)group * GroupPages; page < Math.Min(Pages, (group + 1L) * GroupPages); page++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(unit[EntryAt(page)..], _checksums[page]);
        }
        BinaryPrimitives.WriteUInt64LittleEndian(unit[Hashed..], HashOf(unit, group));
    }
}
