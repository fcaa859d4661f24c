using Telos.Workshop;
using TelOS.Init;
using TelOS.Runtime;

namespace TelOS.Conformance.Tests;

/// <summary>On the host, every component a thread of this process.</summary>
public sealed class InProcessConformanceTests : ConformanceTests
{
    private static readonly Dictionary<string, Func<Env, int>> s_programs = new()
    {
        ["workshop"] = Roles.Run,
        ["init"] = InitComponent.Run,
    };

    private protected override RunningSystem Start(string config) => HostedPlace.WithThreads(config, s_programs);
}
