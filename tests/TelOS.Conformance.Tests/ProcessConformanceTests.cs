namespace TelOS.Conformance.Tests;

/// <summary>On the host, every component a process for the JIT compiler.</summary>
public sealed class ProcessConformanceTests : ConformanceTests
{
    private protected override RunningSystem Start(string config) => HostedPlace.WithProcesses(config, Programs.Built);
}
