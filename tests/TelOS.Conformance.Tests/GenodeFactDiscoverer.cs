using Xunit.Sdk;
using Xunit.v3;

namespace TelOS.Conformance.Tests;

/// <summary>Finds no tests where there are no programs of Genode.</summary>
public sealed class GenodeFactDiscoverer : FactDiscoverer
{
    /// <inheritdoc/>
    public override ValueTask<IReadOnlyCollection<IXunitTestCase>> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions, IXunitTestMethod testMethod, IFactAttribute factAttribute) =>
        GenodeCore.Folder is null ? new([]) : base.Discover(discoveryOptions, testMethod, factAttribute);
}
