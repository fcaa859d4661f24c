namespace TelOS.Conformance.Tests;

/// <summary>On the host, every component a process of a NativeAOT binary.</summary>
public sealed class NativeAotConformanceTests : ConformanceTests
{
    private protected override RunningSystem Start(string config) => HostedPlace.WithProcesses(config, Programs.Native);
}
