using Xunit;

namespace TelOS.Idl.Contracts.Tests;

/// <summary>Asserts that nothing was found, and shows all that was.</summary>
internal static class Nothing
{
    /// <summary>Fails with one line a finding.</summary>
    public static void In(IReadOnlyCollection<string> findings) =>
        Assert.True(findings.Count == 0, string.Join(Environment.NewLine, findings));
}
