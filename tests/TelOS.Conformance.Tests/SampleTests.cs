using TelOS.Host;
using TelOS.Idl.Testing;

namespace TelOS.Conformance.Tests;

/// <summary>The samples as systems, for the JIT compiler and as NativeAOT binaries.</summary>
public sealed class SampleTests
{
    [Theory]
    [InlineData("Hello/hello.hid", "Hello/bin/system", "samples/Hello/Server", "samples/Hello/Client")]
    [InlineData("ObjectStore/object_store.hid", "ObjectStore/bin/system", "samples/ObjectStore/System/Server", "samples/ObjectStore/System/Client")]
    public async Task A_sample_says_the_same_as_native_programs(string system, string built, params string[] projects)
    {
        var config = await File.ReadAllBytesAsync(Of(system), TestContext.Current.CancellationToken);
        var expected = await RunAsync(config, Of(built));
        Assert.NotEmpty(expected);
        Assert.Equal(expected, await RunAsync(config, Programs.Publish(projects)));

        static string Of(string path) => Path.Combine(RepositoryFolder.Path, "samples", path);
    }

    // What its clients say, until they are done; what a server says beside it comes when it comes.
    private static async Task<string[]> RunAsync(byte[] config, string folder)
    {
        var lines = new List<string>();
        using var system = new HostedSystem(new HostedSystemOptions
        {
            Configuration = config,
            Log = lines.Add,
            ModuleFolder = folder,
        });
        var exit = await system.Exited.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        system.Dispose();
        Assert.Equal(0, exit);
        return [.. lines.Where(static line => line.Contains("_client]", StringComparison.Ordinal))];
    }
}
