using System.Text;
using TelOS.Init;
using TelOS.Runtime;

namespace TelOS.Host.Tests;

/// <summary>The same component on the cores of two releases of Genode, which number the functions of the PD session differently and do not say so.</summary>
public sealed class GenodeReleaseTests
{
    public static TheoryData<GenodeRelease, string?> Fitting => new()
    {
        { GenodeRelease.Genode2602, null },
        { GenodeRelease.Genode2602, "26.02" },
        { GenodeRelease.Sculpt2604, null },
        { GenodeRelease.Sculpt2604, "26.04" },
    };

    public static TheoryData<GenodeRelease, string, string> Unfit => new()
    {
        { GenodeRelease.Genode2602, "26.04", "core's PD session is that of 26.02" },
        { GenodeRelease.Sculpt2604, "26.02", "core's PD session is that of 26.04" },
        { GenodeRelease.Sculpt2604, "25.11", "speaks the Genode releases 26.02 and 26.04 only" },
    };

    [Theory]
    [MemberData(nameof(Fitting))]
    public void An_init_and_its_children_work_on_the_core_of_every_release(GenodeRelease release, string? stated)
    {
        using var test = new TestCore(release: release, statedRelease: stated);
        test.Core.SetModuleFile("workshop", Workshop.Path);
        var parent = test.Core.CreateParent("init", 256 << 20, 5000);
        parent.SetModule("config", Encoding.UTF8.GetBytes("""
            config
            + parent-provides
              + service ROM
              + service PD
              + service CPU
              + service LOG
            + default | caps: 1000 | ram: 64M
            + default-route
              + any-service
                + parent
                + any-child
            + start server
              + binary workshop
              + provides
                + service Telos_workshop
                + service Telos_archive
              + config | role: server
                + default-policy
            + start client
              + binary workshop
              + config | role: client
            -

            """));
        using var env = parent.CreateEnv("init");
        using var init = new InitComponent(env);

        test.WaitFor("[init] child \"client\" exited with exit value 0");
        Assert.Contains("[init -> client] done", test.Lines);
        Assert.DoesNotContain(test.Lines, static line => line.Contains("FAILED", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Unfit))]
    public async Task What_does_not_fit_is_said_in_one_line(GenodeRelease release, string stated, string reason)
    {
        using var test = new TestCore(release: release, statedRelease: stated);
        test.Core.SetModuleFile("workshop", Workshop.Path);
        var client = test.Core.CreateParent("client", 64 << 20, 1000);
        client.SetModule("config", "config | role: client\n-\n"u8);
        client.Start("workshop");
        var exit = await test.WaitForExitAsync(client);

        var line = Assert.Single(test.Lines, static line => line.StartsWith("[client] Error: ", StringComparison.Ordinal));
        Assert.StartsWith($"[client] Error: TELOS_GENODE_RELEASE is '{stated}', but ", line, StringComparison.Ordinal);
        Assert.Contains(reason, line, StringComparison.Ordinal);
        Assert.NotEqual(0, exit.Value ?? 1);
    }

    [Fact]
    public void A_core_that_no_release_is_like_is_told_by_its_answer()
    {
        using var core = new Entrypoint("core");
        var strange = new StrangePd();
        using var pd = core.Manage(strange);

        var error = Assert.Throws<GenodeReleaseException>(() => PdRelease.Find(pd, null));
        Assert.Equal(
            "Core is of no Genode release that this component speaks (26.02 and 26.04): PD function 23 was answered with code -2, 0 bytes and 0 capabilities.",
            error.Message);
        core.Dissolve(strange);
    }

    [Theory]
    [InlineData(GenodeRelease.Genode2602)]
    [InlineData(GenodeRelease.Sculpt2604)]
    public void Asking_changes_nothing_and_every_function_means_the_same_afterwards(GenodeRelease release)
    {
        using var core = new Entrypoint("core");
        using var service = new PdService(core, 1 << 20, 77, release: release);
        using var capability = core.Manage(service);
        var before = (service.Ram.Used, service.Ram.Limit, service.Caps.Used, service.Caps.Limit);

        Assert.Equal(release, PdRelease.Find(capability, null));
        Assert.Equal(before, (service.Ram.Used, service.Ram.Limit, service.Caps.Used, service.Caps.Limit));

        using var pd = PdRelease.Connect(capability.Duplicate(), release);
        Assert.True(pd.AllocRam(8192, Genode.Cache.Cached).TryGetValue(out var memory, out _));
        using (memory)
        {
            Assert.Equal(8192UL, pd.RamSize(memory));
            Assert.Equal(1UL << 20, pd.RamQuota().Value);
            Assert.Equal(8192UL, pd.UsedRam().Value);
            Assert.Equal(77UL, pd.CapQuota().Value);
            Assert.Equal(1UL, pd.UsedCaps().Value);
            Assert.Equal(0UL, pd.DmaAddr(memory));
            Assert.False(pd.AttachDma(memory.Cast<Genode.IDataspace>(), 0).TryGetValue(out _, out var refusal));
            Assert.Equal(Genode.AllocError.Denied, refusal);
            Assert.False(pd.SystemControlCap(default).IsValid);
            Assert.False(pd.NativePd().IsValid);
            if (release == GenodeRelease.Genode2602)
            {
                Assert.Throws<UnsupportedCallException>(() => pd.SealRam(memory));
            }
            else
            {
                pd.SealRam(memory);
            }
        }

        core.Dissolve(service);
    }

    [Theory]
    [InlineData(GenodeRelease.Genode2602, GenodeRelease.Sculpt2604, "26.02", "26.04")]
    [InlineData(GenodeRelease.Sculpt2604, GenodeRelease.Genode2602, "26.04", "26.02")]
    public void The_host_tells_once_of_a_program_of_the_other_release(GenodeRelease played, GenodeRelease spoken, string name, string other)
    {
        List<string> log = [];
        using var core = new Entrypoint("core");
        using var service = new PdService(core, 1 << 20, 77, release: played, log: log.Add);
        using var capability = core.Manage(service);
        using var pd = PdRelease.Connect(capability.Duplicate(), spoken);
        for (var round = 0; round < 2; round++)
        {
            Assert.ThrowsAny<Exception>(Everything);
        }

        var line = Assert.Single(log);
        Assert.Contains($"does not take in Genode {name}, which this host plays", line, StringComparison.Ordinal);
        Assert.EndsWith($"try --release {other}", line, StringComparison.Ordinal);
        core.Dissolve(service);

        void Everything()
        {
            pd.CapQuota();
            pd.NativePd().Dispose();
            pd.SystemControlCap(default).Dispose();
        }
    }

    // It knows no function at all.
    private sealed class StrangePd : RpcObject
    {
        protected override void Dispatch(ulong opcode, ref MessageReader request, ref MessageWriter reply) => reply.Refuse();
    }
}
