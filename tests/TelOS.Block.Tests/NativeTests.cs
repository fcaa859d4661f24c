using TelOS.Host.Testing;
using TelOS.Idl.Testing;

namespace TelOS.Block.Tests;

/// <summary>The component as a NativeAOT binary.</summary>
public sealed class NativeTests
{
    [Fact]
    public async Task The_native_program_publishes_without_a_warning_and_serves()
    {
        using ComposedSystem system = new();
        system.Start(
            new SystemChild
            {
                Name = "native",
                Program = Path.Combine(NativePrograms.Publish(Programs.Configuration, "components/Block"), "block"),
                Provides = ["Block"],
                Config = static config => config
                    .Node("device", static device => device.Attribute("name", "disk").Attribute("type", "memory").Attribute("size", "1M"))
                    .Node("default-policy", static policy => policy.Attribute("device", "disk").Attribute("writeable", true)),
            },
            new SystemChild
            {
                Name = "guest",
                Program = Programs.Probe,
                Config = static config => config.Attribute("role", "visitor").Node("visit", static visit => visit.Attribute("label", "disk")),
            });
        Assert.Equal(0, await system.WaitForExitAsync("guest", TestContext.Current.CancellationToken));
        Assert.Contains("[init -> guest] disk: 256 blocks of 4096 bytes, found 0, write done, sync done", system.Lines);
    }
}
