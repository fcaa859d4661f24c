using System.Text;
using TelOS.Host;
using TelOS.Runtime;

namespace TelOS.Conformance.Tests;

/// <summary>A system on this project's host.</summary>
internal sealed class HostedPlace : RunningSystem
{
    private readonly HostedSystem _system;

    private HostedPlace(
        string config, string? folder, IReadOnlyDictionary<string, Func<Env, int>> programs, GenodeRelease release = GenodeRelease.Sculpt2604) =>
        _system = new HostedSystem(new HostedSystemOptions
        {
            Configuration = Encoding.UTF8.GetBytes(config),
            Log = Take,
            ModuleFolder = folder,
            Programs = programs,
            Release = release,
        });

    /// <summary>Starts a system whose components are processes.</summary>
    /// <param name="config">The configuration of init.</param>
    /// <param name="folder">Where the programs are.</param>
    public static HostedPlace WithProcesses(string config, string folder) => new(config, folder, new Dictionary<string, Func<Env, int>>());

    /// <summary>Starts a system with programs of the Genode that GENODE_CORE names among its components.</summary>
    /// <param name="config">The configuration of init.</param>
    public static HostedPlace WithGenode(string config) =>
        new(config, Programs.WithGenode, new Dictionary<string, Func<Env, int>>(), GenodeCore.Release);

    /// <summary>Starts a system whose components are threads of this process.</summary>
    /// <param name="config">The configuration of init.</param>
    /// <param name="programs">The programs.</param>
    public static HostedPlace WithThreads(string config, IReadOnlyDictionary<string, Func<Env, int>> programs) => new(config, null, programs);

    /// <inheritdoc/>
    public override void Dispose() => _system.Dispose();
}
