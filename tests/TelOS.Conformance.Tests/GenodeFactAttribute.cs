using System.Runtime.CompilerServices;
using Xunit.v3;

namespace TelOS.Conformance.Tests;

/// <summary>Marks a test that is there only where the environment variable GENODE_CORE names a folder with programs of Genode.</summary>
/// <param name="sourceFilePath">Where it stands.</param>
/// <param name="sourceLineNumber">Where it stands.</param>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer(typeof(GenodeFactDiscoverer))]
public sealed class GenodeFactAttribute(
    [CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
    : FactAttribute(sourceFilePath, sourceLineNumber);
