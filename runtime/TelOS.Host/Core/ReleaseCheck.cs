using System.Globalization;
using TelOS.Runtime;

namespace TelOS.Host;

/// <summary>
/// Tells of a program that seems to be built for another release of Genode than the one that core plays: it calls a function
/// of the PD session that moved between them, with arguments that are another function's.
/// </summary>
/// <param name="release">The release that core plays.</param>
/// <param name="log">Takes the one line.</param>
internal sealed class ReleaseCheck(GenodeRelease release, Action<string> log)
{
    // sealRam was inserted here.
    private const ulong FirstMoved = 18;

    private bool _isTold;

    /// <summary>A call was refused.</summary>
    public void NoteRefusal(ulong opcode)
    {
        if (opcode < FirstMoved || _isTold)
        {
            return;
        }

        _isTold = true;
        var other = release == GenodeRelease.Genode2602 ? GenodeRelease.Sculpt2604 : GenodeRelease.Genode2602;
        log(string.Create(
            CultureInfo.InvariantCulture,
            $"PD function {opcode} was called with arguments that it does not take in Genode {GenodeReleaseNames.Of(release)}, which this host plays. A program built for {GenodeReleaseNames.Of(other)} does so: try --release {GenodeReleaseNames.Of(other)}"));
    }
}
