using Xunit;

namespace TelOS.Idl.Tool.Tests;

/// <summary>Programs that tests need beside .NET; <c>./test</c> installs them where it can.</summary>
internal static class InstalledPrograms
{
    /// <summary>Skips the test, with the reason, when a program is missing.</summary>
    public static void Require(string program)
    {
        bool isInstalled = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
            .Any(folder => File.Exists(System.IO.Path.Combine(folder, program)));
        Assert.SkipUnless(isInstalled, $"{program} is not installed.");
    }
}
