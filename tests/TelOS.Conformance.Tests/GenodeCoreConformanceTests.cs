namespace TelOS.Conformance.Tests;

/// <summary>Under Genode's own core and init, where the environment variable GENODE_CORE names a folder with them: `core`, `init`, `ld.lib.so`
/// and `timer`.</summary>
public sealed class GenodeCoreConformanceTests : ConformanceTests
{
    private protected override RunningSystem Start(string config) => new GenodeCore(GenodeCore.Folder!, config);
}
