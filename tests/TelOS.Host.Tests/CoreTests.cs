using Genode;
using TelOS.Runtime;
using SessionError = Genode.SessionError;
using ThreadStateKind = Genode.ThreadStateKind;

namespace TelOS.Host.Tests;

/// <summary>Core as an `init` sees it.</summary>
public sealed class CoreTests : IDisposable
{
    private readonly TestCore _test = new();
    private readonly TestInit _init;

    public CoreTests() => _init = new TestInit(_test.Core);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _init.Dispose();
        _test.Dispose();
    }

    [Theory]
    [InlineData("")]
    [InlineData(".dll")]
    public void A_child_is_made_of_sessions_and_talks_to_its_parent_and_to_core(string extension)
    {
        _test.Core.SetModuleFile("workshop", Workshop.Path + extension);
        _test.Core.SetModule("config", "config | role: sleeper\n-\n"u8);
        using var child = _init.Start("workshop");
        _test.WaitFor("[init -> child] allocated 102400");
        Assert.Equal(102_400UL, child.Pd.UsedRam().Value - (32 * 1024));
        Assert.False(child.Gone.IsCompleted);
        Assert.Equal(ThreadStateKind.Unavailable, child.State.State);
    }

    [Fact]
    public void Who_attaches_sealed_memory_attaches_it_to_read()
    {
        using var memory = _init.Pd.AllocRam(4096, Cache.Cached).Value;
        using var before = AttachedDataspace.Attach(memory.Untyped!);
        _init.Pd.SealRam(new Capability<IRamDataspace>(memory.Untyped!.Duplicate()));
        before.Bytes[0] = 7;
        using var after = AttachedDataspace.Attach(memory.Untyped!);
        Assert.True(before.IsWriteable);
        Assert.False(after.IsWriteable);
        var copy = new byte[1];
        after.CopyTo(0, copy);
        Assert.Equal(7, copy[0]);
    }

    [Fact]
    public void Only_the_numbers_of_sessions_that_one_starts_with_are_taken()
    {
        // Programs of Genode begin to count at 0.
        for (ulong id = 0; id < 8; id++)
        {
            var number = new ClientSessionId { Value = id };
            var session = _init.Parent.Session(number, "LOG", "label=\"x\", ram_quota=32K, cap_quota=5", default);
            Assert.Equal(id is >= 1 and <= 5, session.IsError);
            Assert.Equal(CloseResult.Done, _init.Parent.Close(number));
        }

        Assert.True(_init.Parent.SessionCap(new ClientSessionId { Value = 1 }).IsOk);
    }

    [Fact]
    public async Task The_end_of_a_child_is_an_exception_of_its_thread()
    {
        _test.Core.SetModuleFile("false", "/bin/false");
        using var child = _init.Start("false");
        await child.Gone.WaitAsync(TimeSpan.FromSeconds(60), Stop);
        Assert.Equal(ThreadStateKind.Exception, child.State.State);
        Assert.Equal(0UL, child.State.Cpu.Trapno);
        Assert.Equal(1UL, child.State.Cpu.Errcode);
    }

    [Fact]
    public async Task A_crash_is_known_by_its_signal()
    {
        _test.Core.SetModuleFile("workshop", Workshop.Path);
        _test.Core.SetModule("config", "config | role: nonsense\n-\n"u8);
        using var child = _init.Start("workshop");
        await child.Gone.WaitAsync(TimeSpan.FromSeconds(60), Stop);
        Assert.Equal(ThreadStateKind.Exception, child.State.State);

        // The first process of a namespace cannot abort, and ends by the instruction that follows.
        Assert.Contains(child.State.Cpu.Trapno, new[] { 6UL, 11UL });
    }

    [Fact]
    public async Task A_top_component_is_a_process_that_its_host_can_end()
    {
        _test.Core.SetModuleFile("workshop", Workshop.Path);
        var top = _test.Core.CreateParent("top", 32 << 20, 500);
        top.SetModule("config", "config | role: sleeper\n-\n"u8);
        top.Start("workshop");
        _test.WaitFor("[top] allocated 102400");
        Assert.Equal(102_400UL, top.Ram.Used);
        top.Kill();
        Assert.Equal(new ComponentExit(null, null, 9), await top.Exited.WaitAsync(TimeSpan.FromSeconds(60), Stop));
        Assert.Equal((32UL << 20, 0UL, 500UL, 0UL), (top.Ram.Limit, top.Ram.Used, top.Caps.Limit, top.Caps.Used));
    }

    [Fact]
    public async Task A_program_that_cannot_be_executed_ends_at_once_and_core_says_why()
    {
        _test.Core.SetModule("text", "no program"u8);
        using var child = _init.Start("text");
        await child.Gone.WaitAsync(TimeSpan.FromSeconds(60), Stop);
        Assert.Equal(127UL, child.State.Cpu.Errcode);
        Assert.Contains("[core] init -> child: 'init -> child' cannot be started: Exec format error.", _test.Lines);
    }

    [Fact]
    public async Task A_program_in_memory_is_executed_as_it_is_at_that_moment()
    {
        // Static programs need nothing but themselves; this one is whatever the system has as `false`.
        using var memory = new Capability<IRamDataspace>(Allocate(await File.ReadAllBytesAsync("/bin/false", Stop)));
        using var child = _init.Start(new Capability<IDataspace>(memory.Untyped));
        await child.Gone.WaitAsync(TimeSpan.FromSeconds(60), Stop);
        Assert.Equal(1UL, child.State.Cpu.Errcode);
        Assert.Equal(0UL, child.State.Cpu.Trapno);
    }

    [Fact]
    public void All_quota_comes_back_when_a_child_is_gone()
    {
        _test.Core.SetModuleFile("workshop", Workshop.Path);
        _test.Core.SetModule("config", "config | role: sleeper\n-\n"u8);
        var (rom, _) = _init.Open("ROM", "workshop");
        _init.Close(rom);
        var before = (_init.Account.Ram.Limit, _init.Account.Caps.Limit);
        Assert.Equal((64UL << 20, 1000UL), before);
        using (_init.Start("workshop"))
        {
            _test.WaitFor("[init -> child] allocated 102400");
            Assert.NotEqual(before, (_init.Account.Ram.Limit, _init.Account.Caps.Limit));
        }

        // What the child opened, its parent would have closed.
        for (ulong id = 101; id < 120; id++)
        {
            _init.Close(id);
        }

        Assert.Equal(before, (_init.Account.Ram.Limit, _init.Account.Caps.Limit));
        Assert.Equal((0UL, 0UL), (_init.Account.Ram.Used, _init.Account.Caps.Used));
    }

    [Theory]
    [InlineData("PD", 13)]
    [InlineData("CPU", 6)]
    [InlineData("LOG", 2)]
    [InlineData("Timer", 2)]
    [InlineData("RM", 2)]
    public void A_session_is_paid_by_its_client_and_says_what_is_too_little(string service, ulong caps)
    {
        var before = (_init.Account.Ram.Limit, _init.Account.Caps.Limit);
        Assert.Equal(SessionError.InsufficientRam, _init.TryOpen(service, "x", 1023, 100, out _).Error);
        Assert.Equal(SessionError.InsufficientCaps, _init.TryOpen(service, "x", 64 << 10, caps - 1, out _).Error);
        Assert.Equal(SessionError.OutOfRam, _init.TryOpen(service, "x", 65 << 20, caps, out _).Error);
        Assert.Equal(SessionError.OutOfCaps, _init.TryOpen(service, "x", 64 << 10, 1001, out _).Error);
        Assert.Equal(before, (_init.Account.Ram.Limit, _init.Account.Caps.Limit));
        var (id, _) = _init.Open(service, "x", 64 << 10, caps);
        Assert.Equal((before.Item1 - (64 << 10), before.Item2 - caps), (_init.Account.Ram.Limit, _init.Account.Caps.Limit));
        Assert.Equal(UpgradeResult.Ok, _init.Parent.Upgrade(new ClientSessionId { Value = id }, "ram_quota=4096, cap_quota=3"));
        Assert.Equal(UpgradeResult.OutOfRam, _init.Parent.Upgrade(new ClientSessionId { Value = id }, "ram_quota=1G"));
        Assert.Equal(UpgradeResult.OutOfCaps, _init.Parent.Upgrade(new ClientSessionId { Value = id }, "cap_quota=1000"));
        _init.Close(id);
        Assert.Equal(before, (_init.Account.Ram.Limit, _init.Account.Caps.Limit));
    }

    [Theory]
    [InlineData("IO_MEM")]
    [InlineData("IO_PORT")]
    [InlineData("IRQ")]
    [InlineData("TRACE")]
    [InlineData("VM")]
    [InlineData("ROM")]
    [InlineData("nonsense")]
    public void What_core_does_not_have_is_denied_and_costs_nothing(string service)
    {
        Assert.Equal(SessionError.Denied, _init.TryOpen(service, "child -> nothing", 64 << 10, 20, out _).Error);
        Assert.Equal((64UL << 20, 1000UL), (_init.Account.Ram.Limit, _init.Account.Caps.Limit));
        Assert.Contains(_test.Lines, static line => line.StartsWith("[core] init -> child -> nothing: there is no ", StringComparison.Ordinal));
    }

    [Fact]
    public void Quota_moves_between_an_account_and_its_reference_only()
    {
        using var first = new PdClient(_init.Open("PD").Session);
        using var second = new PdClient(_init.Open("PD").Session);
        var own = new Capability<IPdAccount>(_init.Pd.Capability);
        var firstAccount = new Capability<IPdAccount>(first.Capability);
        var secondAccount = new Capability<IPdAccount>(second.Capability);
        var some = new RamQuota { Value = 4096 };
        Assert.Equal(TransferResult.Invalid, _init.Pd.TransferRamQuota(firstAccount, some));
        Assert.Equal(TransferResult.Invalid, first.TransferRamQuota(own, some));
        Assert.Equal(PdRefAccountResult.InvalidSession, first.RefAccount(secondAccount));
        Assert.Equal(PdRefAccountResult.InvalidSession, first.RefAccount(firstAccount));
        Assert.Equal(PdRefAccountResult.Ok, first.RefAccount(own));
        Assert.Equal(PdRefAccountResult.Ok, second.RefAccount(firstAccount));
        var ram = first.RamQuota().Value;
        Assert.Equal(TransferResult.Ok, _init.Pd.TransferRamQuota(firstAccount, some));
        Assert.Equal(ram + 4096, first.RamQuota().Value);
        Assert.Equal(TransferResult.Invalid, _init.Pd.TransferRamQuota(secondAccount, some));
        Assert.Equal(TransferResult.Ok, first.TransferRamQuota(secondAccount, some));
        Assert.Equal(TransferResult.Ok, second.TransferRamQuota(firstAccount, some));
        Assert.Equal(TransferResult.Exceeded, first.TransferRamQuota(own, new RamQuota { Value = ulong.MaxValue }));
        Assert.Equal(TransferResult.Exceeded, first.TransferCapQuota(own, new CapQuota { Value = 16 }));
        Assert.Equal(TransferResult.Ok, first.TransferCapQuota(own, new CapQuota { Value = 15 }));
        Assert.Equal(TransferResult.Ok, first.TransferRamQuota(own, some));
        Assert.Equal(ram, first.RamQuota().Value);
    }

    [Fact]
    public void A_timer_tells_the_time_and_signals_once_and_again_and_again()
    {
        using var timer = new Genode.Timer.TimerClient(_init.Open("Timer").Session);
        using var receiver = new SignalReceiver();
        timer.RegisterTimeout(receiver.Context);
        var start = timer.ElapsedUs();
        timer.TriggerOnce(20_000);
        receiver.Wait(Stop);
        Assert.InRange(timer.ElapsedUs() - start, 20_000UL, 60_000_000UL);
        timer.TriggerPeriodic(2000);
        for (var round = 0; round < 3; round++)
        {
            receiver.Wait(Stop);
        }

        timer.TriggerPeriodic(0);
        Assert.InRange(timer.ElapsedUs() - start, 26_000UL, 60_000_000UL);
        Assert.InRange(timer.ElapsedMs(), 26UL, 60_000UL);
        timer.TriggerOnce(0);
        receiver.Wait(Stop);
    }

    [Fact]
    public void Modules_come_from_a_folder_in_all_their_forms()
    {
        var folder = Directory.CreateTempSubdirectory("telos-modules").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "plain"), "content");
            Directory.CreateDirectory(Path.Combine(folder, "app"));
            File.WriteAllText(Path.Combine(folder, "app", "app"), "apphost");
            File.WriteAllText(Path.Combine(folder, "lib.dll"), "assembly");
            File.WriteAllText(Path.Combine(folder, ".hidden"), "hidden");
            File.CreateSymbolicLink(Path.Combine(folder, "link"), Path.Combine(folder, "app", "app"));
            using var modules = new BootModules(folder);
            Assert.Equal("content", Read(modules.Find("plain")));
            Assert.Equal("apphost", Read(modules.Find("app")));
            Assert.Equal("assembly", Read(modules.Find("lib")));
            var linked = Assert.IsType<FileModule>(modules.Find("link"));
            Assert.Equal(Path.Combine(folder, "app", "app"), linked.Program.File);
            var run = Assert.IsType<FileModule>(modules.Find("lib")).Program;
            Assert.Equal(["dotnet", Path.Combine(folder, "lib.dll")], [Path.GetFileName(run.File!), .. run.Arguments]);
            foreach (var name in new[] { "", ".hidden", "..", "app/app", "../plain", "nothing", "pla\0in" })
            {
                Assert.Null(modules.Find(name));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void A_module_that_cannot_be_read_is_named_with_its_folder_and_the_reason()
    {
        var folder = Directory.CreateTempSubdirectory("telos-modules").FullName;
        try
        {
            File.CreateSymbolicLink(Path.Combine(folder, "dangling"), "/no/such");
            File.CreateSymbolicLink(Path.Combine(folder, "circle"), "circle");
            Directory.CreateDirectory(Path.Combine(folder, "app"));
            File.CreateSymbolicLink(Path.Combine(folder, "app", "app"), "elsewhere");
            using var test = new TestCore(folder);
            using var init = new TestInit(test.Core);
            foreach (var (name, place, reason) in new[]
            {
                ("dangling", $"'{folder}/dangling', a link to '/no/such': ", "No such file or directory"),
                ("circle", $"'{folder}/circle', a link to 'circle': ", "Too many levels of symbolic links"),
                ("app", $"'{folder}/app/app', a link to 'elsewhere': ", "No such file or directory"),
            })
            {
                Assert.False(init.TryOpen("ROM", name, 256 << 10, 20, out _).TryGetValue(out _, out _));
                test.WaitFor($"the ROM module '{name}' cannot be read: {place}{reason}");
            }

            Assert.DoesNotContain(test.Lines, static line => line.Contains("Exception", StringComparison.Ordinal));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void What_a_process_writes_to_its_standard_output_and_error_is_in_the_log_with_its_name()
    {
        var folder = Directory.CreateTempSubdirectory("output-").FullName;
        try
        {
            var script = Path.Combine(folder, "talker");
            File.WriteAllText(script, "#!/bin/sh\necho said; echo failed >&2; printf 'last words'\n");
            TestFiles.MakeExecutable(script);
            _test.Core.SetModuleFile("talker", script);
            _init.Start("talker");
            _test.WaitFor("last words");
            Assert.Equal(
                ["[init -> child] said", "[init -> child] failed", "[init -> child] last words"],
                _test.Lines.Where(static line => line.StartsWith("[init -> child]", StringComparison.Ordinal)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Read(RomContent? content)
    {
        using var memory = content!.Shared!.Attach();
        return System.Text.Encoding.UTF8.GetString(memory.Bytes).TrimEnd('\0');
    }

    private Capability Allocate(byte[] content)
    {
        var memory = _init.Pd.AllocRam((ulong)content.Length, Cache.Cached).Value.Untyped!;
        using var attached = AttachedDataspace.Attach(memory);
        attached.CopyFrom(0, content);
        return memory;
    }
}
