using TelOS.Runtime;

namespace Genode.Release2602;

/// <content>All that later releases have and this one does not.</content>
internal partial class PdClient : IPdSession
{
    /// <inheritdoc/>
    void Genode.IPd.SealRam(Capability<IRamDataspace> ds) =>
        throw new UnsupportedCallException("Genode 26.02 cannot seal memory.");
}
