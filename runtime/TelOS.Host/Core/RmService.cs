using Genode;
using TelOS.Runtime;

namespace TelOS.Host;

/// <summary>An RM session: region maps, each of which takes a capability of the session's quota.</summary>
internal sealed class RmService(Entrypoint core, ulong ram, ulong caps) : CoreSession(ram, caps), IRm
{
    private readonly Dictionary<RegionMapService, Capability> _maps = [];

    /// <inheritdoc/>
    public Result<Capability<IRegionMap>, AllocError> Create(ulong size)
    {
        if (!Caps.TryCharge(1))
        {
            return AllocError.OutOfCaps;
        }

        var map = new RegionMapService();
        var capability = core.Manage(map);
        _maps.Add(map, capability);
        return new Capability<IRegionMap>(capability);
    }

    /// <inheritdoc/>
    public void Destroy(Capability<IRegionMap> regionMap)
    {
        if (core.TryResolve<RegionMapService>(regionMap.Untyped, out var map) && _maps.Remove(map, out var capability))
        {
            Dissolve(map, capability);
            Caps.Release(1);
        }

        regionMap.Dispose();
    }

    /// <inheritdoc/>
    protected override void Dispatch(ulong opcode, ref MessageReader request, ref MessageWriter reply) =>
        RmDispatcher.Dispatch(this, opcode, ref request, ref reply);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        foreach (var (map, capability) in _maps)
        {
            Dissolve(map, capability);
        }

        _maps.Clear();
    }

    private void Dissolve(RegionMapService map, Capability capability)
    {
        core.Dissolve(map);
        capability.Dispose();
        map.Dispose();
    }
}
