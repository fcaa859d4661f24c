using Xunit.Sdk;
using Xunit.v3;

namespace TelOS.Conformance.Tests;

/// <summary>Finds no tests in the class of a place that the environment does not name: nothing pretends to have been tried there, and nothing is
/// skipped.</summary>
public sealed class ConformanceFactDiscoverer : FactDiscoverer
{
    /// <inheritdoc/>
    public override ValueTask<IReadOnlyCollection<IXunitTestCase>> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions, IXunitTestMethod testMethod, IFactAttribute factAttribute) =>
        testMethod.TestClass.Class == typeof(GenodeCoreConformanceTests) && GenodeCore.Folder is null
            ? new([])
            : base.Discover(discoveryOptions, testMethod, factAttribute);
}
