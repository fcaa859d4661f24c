using Genode;
using TelOS.Runtime;

namespace TelOS.Host;

/// <summary>A region map. On Linux each process maps memory itself; core attaches nothing and has no managed dataspaces, here as with Genode.</summary>
internal sealed class RegionMapService : RegionMapObject
{
    /// <inheritdoc/>
    public override Result<RegionRange, AttachError> Attach(Capability<IDataspace> ds, RegionAttributes attr)
    {
        ds.Dispose();
        return AttachError.RegionConflict;
    }

    /// <inheritdoc/>
    public override void Detach(ulong at)
    {
    }

    /// <inheritdoc/>
    public override RegionFault Fault() => default;

    /// <inheritdoc/>
    public override Capability<IDataspace> Dataspace() => default;
}
