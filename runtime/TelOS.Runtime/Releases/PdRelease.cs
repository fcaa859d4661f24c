using Genode;

namespace TelOS.Runtime;

/// <summary>Finds out of which release a PD session is, and calls it by that release's numbers.</summary>
internal static class PdRelease
{
    /// <summary>
    /// A function without arguments that changes nothing in any release, and whose answer tells them apart: in 26.02 it is `nativePd`, answered by
    /// a capability and no value; later it is `usedRam`, answered by a value and no capability.
    /// </summary>
    internal const ulong Probe = 23;

    /// <summary>Asks a PD session what it is, and compares that with what the component was told.</summary>
    /// <param name="pd">The session; it stays the caller's.</param>
    /// <param name="stated">What the component was told, or null.</param>
    /// <exception cref="GenodeReleaseException">It is of no known release, or of another one.</exception>
    /// <exception cref="RpcException">Core does not answer.</exception>
    public static GenodeRelease Find(Capability pd, GenodeRelease? stated)
    {
        using var message = Message.Rent();
        message.BeginRequest(Probe);
        pd.Call(message, maxReplyCapabilities: 1);
        var found = (message.ProtocolWord, message.CapabilityCount, message.PayloadLength) switch
        {
            (ReplyCode.Success, 1, _) => GenodeRelease.Genode2602,
            (ReplyCode.Success, 0, sizeof(ulong)) => GenodeRelease.Sculpt2604,
            _ => throw new GenodeReleaseException(
                $"Core is of no Genode release that this component speaks ({GenodeReleaseNames.All}): PD function {Probe} was answered with code "
                + $"{message.ProtocolWord}, {message.PayloadLength} bytes and {message.CapabilityCount} capabilities."),
        };
        return stated is null || stated == found
            ? found
            : throw new GenodeReleaseException(
                $"{GenodeReleaseNames.Variable} is '{GenodeReleaseNames.Of(stated.Value)}', but core's PD session is that of "
                + $"{GenodeReleaseNames.Of(found)}; correct the variable or leave it away.");
    }

    /// <summary>A client of a PD session.</summary>
    /// <param name="pd">The session; it is disposed with the client.</param>
    /// <param name="release">Of which release it is.</param>
    public static IPdSession Connect(Capability pd, GenodeRelease release) => release switch
    {
        GenodeRelease.Genode2602 => new Genode.Release2602.PdClient(pd),
        GenodeRelease.Sculpt2604 => new PdClient(pd),
        _ => throw new ArgumentOutOfRangeException(nameof(release)),
    };
}
