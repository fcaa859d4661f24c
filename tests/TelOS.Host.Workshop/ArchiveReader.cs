using Telos.Archive.Next;
using TelOS.Runtime;

namespace Telos.Workshop;

/// <summary>A client of an archive that is older than itself.</summary>
internal static class ArchiveReader
{
    /// <summary>Tries what the archive has, and what it does not have.</summary>
    public static void Visit(Env env, Findings findings)
    {
        using var archive = new ArchiveConnection(env);
        findings.Check("older server", archive.ServerMinor == 1);
        findings.Check("function of the server's version", archive.Pages() == 321);
        findings.Check("newer function", archive.Find("x").Error == ArchiveError.Unsupported);
        findings.Check("newer bulk function", archive.Read("x").Error == ArchiveError.Unsupported);
        findings.Check("newer function without error", IsUnsupported(() => archive.Readers()));
        findings.Check(
            "newer functions asynchronously",
            archive.FindAsync("x").AsTask().Result.Error == ArchiveError.Unsupported
                && archive.ReadAsync("x").AsTask().Result.Error == ArchiveError.Unsupported);
        findings.Check("no call of a newer function", archive.Sprung() == 0);

        // A client that does not know how old the server is calls, and steps on it.
        using var client = new ArchiveClient(archive.Capability.Duplicate());
        findings.Check("trap", client.Find("x").Error == ArchiveError.Sprung && archive.Sprung() == 1);
    }

    private static bool IsUnsupported(Action call)
    {
        try
        {
            call();
            return false;
        }
        catch (UnsupportedCallException)
        {
            return true;
        }
    }
}
