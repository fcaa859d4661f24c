using System.Runtime.CompilerServices;
using Xunit.v3;

namespace TelOS.Conformance.Tests;

/// <summary>Marks a test of the suite: it is there in every place that this machine has.</summary>
/// <param name="sourceFilePath">Where it stands.</param>
/// <param name="sourceLineNumber">Where it stands.</param>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer(typeof(ConformanceFactDiscoverer))]
public sealed class ConformanceFactAttribute(
    [CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
    : FactAttribute(sourceFilePath, sourceLineNumber);
