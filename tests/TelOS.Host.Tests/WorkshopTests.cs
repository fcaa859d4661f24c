namespace TelOS.Host.Tests;

/// <summary>Two components of this project in processes of their own, one serving the other.</summary>
public sealed class WorkshopTests
{
    [Fact]
    public async Task Every_construct_of_the_language_works_between_two_processes()
    {
        using var test = new TestHost();
        test.Start("server", "server", "Telos_workshop");
        var client = test.Start("client", "client");

        var exit = await test.WaitForExitAsync(client);
        Assert.DoesNotContain(test.Lines, static line => line.Contains("FAILED", StringComparison.Ordinal));
        Assert.DoesNotContain(test.Lines, static line => line.Contains("unhandled", StringComparison.Ordinal));
        Assert.Contains("[client] done", test.Lines);
        Assert.Equal(0, exit.Value);
    }
}
