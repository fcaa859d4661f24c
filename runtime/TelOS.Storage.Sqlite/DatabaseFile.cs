using System.Buffers.Binary;

namespace TelOS.Storage.Sqlite;

/// <summary>The database: page n is a unit, with a checksum that depends on its place.</summary>
internal sealed class DatabaseFile(ImageStore store)
{
    public long Length => store.Map.Pages * Units.Size;

    /// <summary>Reads any range. What is beyond the end is zero.</summary>
    /// <returns>A code of SQLite.</returns>
    public int Read(long offset, Span<byte> target)
    {
        if (offset % Units.Size == 0 && target.Length == Units.Size)
        {
            return ReadPage(offset / Units.Size, target);
        }
        Span<byte> page = stackalloc byte[Units.Size];
        while (target.Length > 0)
        {
            (long number, int start) = (offset / Units.Size, (int)(offset % Units.Size));
            int length = Math.Min(target.Length, Units.Size - start);
            int code = ReadPage(number, page);
            if (code == SqliteCode.WrongData && number == 0 && start + target.Length <= DatabasePage.HeaderSize)
            {
                // SQLite looks here before it recovers the log, which has the page if a checkpoint was interrupted. All headers
                // say the same of what it wants to know now.
                DatabasePage.WriteEmpty(page);
            }
            else if (code != SqliteCode.Ok)
            {
                target.Clear();
                return code;
            }
            page.Slice(start, length).CopyTo(target);
            target = target[length..];
            offset += length;
        }
        return SqliteCode.Ok;
    }

    /// <summary>Writes a page.</summary>
    /// <exception cref="VfsException">It is none of this VFS, or there is no room.</exception>
    public void Write(long offset, ReadOnlySpan<byte> source)
    {
        store.CheckWriteable();
        if (offset % Units.Size != 0 || source.Length != Units.Size)
        {
            throw new VfsException(SqliteCode.WriteFailed, $"SQLite wrote {source.Length} bytes at {offset}, which are no page.");
        }
        CheckFit(offset == 0, source);
        Span<byte> page = stackalloc byte[Units.Size];
        lock (store.Gate)
        {
            long number = offset / Units.Size;
            long pages = store.Map.Pages;
            if (number >= pages)
            {
                if (!store.HasRoomForPages(number + 1))
                {
                    throw new VfsException(SqliteCode.Full, $"The image has no room for page {number + 1}.");
                }
                // What was deleted here must not appear again.
                for (; pages < number; pages++)
                {
                    page.Clear();
                    WritePage(pages, page);
                }
            }
            source.CopyTo(page);
            WritePage(number, page);
        }
    }

    /// <summary>Ends the database after so many bytes; durable with the next sync.</summary>
    public void Truncate(long length)
    {
        store.CheckWriteable();
        lock (store.Gate)
        {
            store.Map.Shrink((length + Units.Size - 1) / Units.Size);
        }
    }

    /// <exception cref="VfsException">The page uses the checksum's place, or is a first page with another format.</exception>
    public static void CheckFit(bool isFirst, ReadOnlySpan<byte> page)
    {
        string? why = isFirst ? DatabasePage.WhyUnfit(page) : null;
        if (why is null && BinaryPrimitives.ReadUInt64LittleEndian(page[DatabasePage.Usable..]) != 0)
        {
            why = "The last bytes of a page are the checksum's.";
        }
        if (why is not null)
        {
            throw new VfsException(SqliteCode.WriteFailed, why);
        }
    }

    /// <summary>Writes pages that follow each other, out of the log; they are sealed here.</summary>
    public void Restore(long first, Span<byte> pages)
    {
        for (int at = 0; at < pages.Length; at += Units.Size)
        {
            long number = first + at / Units.Size;
            store.Map.Set(number, DatabasePage.Seal(pages.Slice(at, Units.Size), SeedOf(number)));
        }
        while (pages.Length > 0)
        {
            // Between groups is the map.
            int length = (int)Math.Min(pages.Length, (PageMap.GroupPages - first % PageMap.GroupPages) * Units.Size);
            store.WriteUnits(PageMap.UnitOf(first), pages[..length]);
            pages = pages[length..];
            first += length / Units.Size;
        }
    }

    private static ulong SeedOf(long number) => (ulong)(number * Units.Size);

    private void WritePage(long number, Span<byte> page)
    {
        ulong checksum = DatabasePage.Seal(page, SeedOf(number));
        store.WriteUnits(PageMap.UnitOf(number), page);
        store.Map.Set(number, checksum);
    }

    private int ReadPage(long number, Span<byte> page)
    {
        if (number >= store.Map.Pages)
        {
            page.Clear();
            return SqliteCode.ShortRead;
        }
        store.Units.Read(PageMap.UnitOf(number), page);
        ulong checksum = DatabasePage.ChecksumOf(page);
        bool isSound = DatabasePage.Unseal(page, SeedOf(number)) || store.Mutant == Mutant.ChecksumNotVerified;
        bool isLatest = store.Map.Has(number, checksum) || store.Mutant is Mutant.MapNotCompared or Mutant.ChecksumNotVerified;
        return isSound && isLatest ? SqliteCode.Ok : SqliteCode.WrongData;
    }
}
