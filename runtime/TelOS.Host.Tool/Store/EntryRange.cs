using System.CommandLine;
using TelOS.ObjectStore;
using TelOS.ObjectStore.Engine;

namespace TelOS.Host.Tool;

/// <summary>Options that select objects by what the store itself knows of them: their sizes and versions.</summary>
internal sealed class EntryRange
{
    private readonly Option<long?> _minimumSize = ByteSize.Option("--min-size", "Only objects of at least so many bytes, as they are stored: 512, 64K.");
    private readonly Option<long?> _maximumSize = ByteSize.Option("--max-size", "Only objects of at most so many bytes.");
    private readonly Option<ulong?> _changedAfter = StoreVersion.Option("--changed-after", "Only objects that were written after this version.");
    private readonly Option<ulong?> _changedUntil = StoreVersion.Option("--changed-until", "Only objects that were not written after this version.");

    /// <summary>The options.</summary>
    public IEnumerable<Option> Options => [_minimumSize, _maximumSize, _changedAfter, _changedUntil];

    /// <summary>The identities of the objects that are meant; null when none of the options is given, so that all are.</summary>
    public HashSet<ulong>? Find(ParseResult parsed, Store store)
    {
        if (Options.All(option => parsed.GetResult(option) is null))
        {
            return null;
        }

        var most = (ulong)(parsed.GetValue(_maximumSize) ?? long.MaxValue);
        var until = parsed.GetValue(_changedUntil) ?? ulong.MaxValue;
        using var transaction = store.Begin(Access.Read);
        return [.. StoreListing.Entries(transaction, (ulong?)parsed.GetValue(_minimumSize), parsed.GetValue(_changedAfter))
            .Where(entry => entry.Size <= most && entry.Version <= until)
            .Select(static entry => entry.Id.Value)];
    }
}
