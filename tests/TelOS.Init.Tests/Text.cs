using System.Text;
using TelOS.Runtime;

namespace TelOS.Init.Tests;

internal static class Text
{
    /// <summary>Reads a configuration, and what is wrong with it.</summary>
    public static (InitConfiguration Configuration, List<ConfigurationDiagnostic> Diagnostics) Read(string text)
    {
        var diagnostics = new List<ConfigurationDiagnostic>();
        Assert.True(Node.TryParse(Encoding.UTF8.GetBytes(text), out var node), text);
        var configuration = InitConfiguration.Read(node, diagnostics);
        configuration.Check(diagnostics);
        return (configuration, diagnostics);
    }
}
