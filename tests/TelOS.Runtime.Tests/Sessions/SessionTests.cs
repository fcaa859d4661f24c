namespace TelOS.Runtime.Tests.Sessions;

public sealed class SessionTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void A_session_knows_who_opened_it_and_what_was_asked_for()
    {
        using var system = new StoreSystem();
        using var connection = system.Client.OpenSession(StoreSystem.Request);

        var session = Assert.Single(system.Root.Created);
        Assert.Equal("client -> notes", session.Label);
        Assert.Equal("notes", session.Arguments.LastLabel);
        Assert.True(session.IsWriteable);
        Assert.Equal(32UL * 1024, session.RamQuota.Limit);
        Assert.Equal(6UL, session.CapQuota.Limit);
        Assert.Equal(1UL, session.CapQuota.Used);
    }

    [Fact]
    public void The_contract_of_a_session_can_be_asked_for()
    {
        using var system = new StoreSystem();
        using var connection = system.Client.OpenSession(StoreSystem.Request);

        var info = ContractCheck.Verify(connection.Capability, new ContractVersion(1, 3));
        Assert.Equal(1, info.Major);
        Assert.Equal(3, info.Minor);
        Assert.Equal(-1, ((ReadOnlySpan<byte>)info.Hash).IndexOfAnyExcept((byte)0xab));
        Assert.Equal(3, ContractCheck.Verify(connection.Capability, new ContractVersion(1, 4)).Minor);
        Assert.Throws<RpcException>(() => ContractCheck.Verify(connection.Capability, new ContractVersion(2, 0)));
    }

    [Fact]
    public async Task The_contract_can_be_asked_for_without_a_thread()
    {
        using var system = new StoreSystem();
        using var connection = system.Client.OpenSession(StoreSystem.Request);

        var info = await ContractCheck.QueryAsync(connection.Capability, Stop);
        Assert.Equal(3, info.Minor);
    }

    [Theory]
    [InlineData(1, 0, true)]
    [InlineData(1, 3, true)]
    [InlineData(1, 4, false)]
    [InlineData(0, 3, false)]
    [InlineData(2, 0, false)]
    public void A_client_binds_to_its_major_and_to_no_older_minor(ushort major, ushort minor, bool binds)
    {
        using var system = new StoreSystem();
        var result = system.Client.TryOpenSession(StoreSystem.Request with { Version = new ContractVersion(major, minor) });

        Assert.Equal(binds, result.IsOk);
        Assert.Equal(binds ? 1 : 0, system.Root.Created.Count);
    }

    [Fact]
    public void Without_a_version_or_with_bad_arguments_a_client_is_denied()
    {
        using var system = new StoreSystem();

        Assert.Equal(SessionError.Denied, system.Client.TryOpenSession(StoreSystem.Request with { Version = null }).Error);
        Assert.Equal(SessionError.Denied, system.Client.TryOpenSession(StoreSystem.Request with { Arguments = "writeable=perhaps" }).Error);
        Assert.Equal(SessionError.Denied, system.Client.TryOpenSession(StoreSystem.Request with { Service = "Nobody" }).Error);
        Assert.Throws<SessionDeniedException>(() => system.Client.OpenSession(StoreSystem.Request with { Service = "Nobody" }));
        Assert.Empty(system.Root.Created);
    }

    [Fact]
    public void A_server_asks_for_more_when_the_donation_is_too_small()
    {
        using var system = new StoreSystem();

        Assert.Equal(SessionError.InsufficientRam, system.Client.TryOpenSession(StoreSystem.Request with { RamQuota = (16 * 1024) - 1 }).Error);
        Assert.Equal(SessionError.InsufficientCaps, system.Client.TryOpenSession(StoreSystem.Request with { CapQuota = 3 }).Error);

        using var connection = system.Client.OpenSession(StoreSystem.Request with { RamQuota = 0, CapQuota = 0 });
        var session = Assert.Single(system.Root.Created);
        Assert.Equal(16UL * 1024, session.RamQuota.Limit);
        Assert.Equal(4UL, session.CapQuota.Limit);
    }

    [Fact]
    public void What_a_client_donates_it_has_no_more_until_it_closes_the_session()
    {
        using var system = new StoreSystem(clientRam: 64 * 1024, clientCaps: 10);
        var connection = system.Client.OpenSession(StoreSystem.Request);
        Assert.Equal(32UL * 1024, system.Client.RamQuota.Available);
        Assert.Equal(4UL, system.Client.CapQuota.Available);

        Assert.Equal(SessionError.OutOfCaps, system.Client.TryOpenSession(StoreSystem.Request).Error);
        Assert.Equal(SessionError.OutOfRam, system.Client.TryOpenSession(StoreSystem.Request with { RamQuota = 40 * 1024, CapQuota = 4 }).Error);

        Assert.True(connection.TryUpgrade(16 * 1024, 2));
        Assert.False(connection.TryUpgrade(32 * 1024, 0));
        Assert.False(connection.TryUpgrade(0, 3));
        var session = Assert.Single(system.Root.Created);
        Assert.Equal(48UL * 1024, session.RamQuota.Limit);
        Assert.Equal(8UL, session.CapQuota.Limit);
        Assert.Equal(1, session.Upgrades);
        Assert.Equal(16UL * 1024, system.Client.RamQuota.Available);

        connection.Dispose();
        connection.Dispose();
        Assert.Equal(64UL * 1024, system.Client.RamQuota.Available);
        Assert.Equal(10UL, system.Client.CapQuota.Available);
        Assert.Throws<ObjectDisposedException>(() => connection.TryUpgrade(1, 0));
    }

    [Fact]
    public void A_connection_stops_upgrading_after_a_bounded_number_of_times()
    {
        using var system = new StoreSystem(clientRam: 1024UL * 1024 * 1024, clientCaps: 10_000);
        using var connection = system.Client.OpenSession(StoreSystem.Request);

        for (var attempt = 0; attempt < Connection.MaxUpgrades; attempt++)
        {
            Assert.True(connection.TryUpgrade(QuotaKind.Ram, attempt));
        }

        Assert.False(connection.TryUpgrade(QuotaKind.Ram, Connection.MaxUpgrades));
        Assert.False(connection.TryUpgrade(QuotaKind.Caps, Connection.MaxUpgrades));
    }

    [Fact]
    public void A_refused_session_costs_the_client_nothing()
    {
        using var system = new StoreSystem(clientRam: 64 * 1024, clientCaps: 10);
        Assert.False(system.Client.TryOpenSession(StoreSystem.Request with { Version = null }).IsOk);
        Assert.False(system.Client.TryOpenSession(StoreSystem.Request with { CapQuota = 11 }).IsOk);

        Assert.Equal(0UL, system.Client.RamQuota.Used);
        Assert.Equal(0UL, system.Client.CapQuota.Used);
    }

    [Fact]
    public void A_server_that_asks_itself_is_told_so_and_loses_no_quota()
    {
        using var system = new StoreSystem();
        using var done = new ManualResetEventSlim();
        Exception? caught = null;
        using var handler = new SignalHandler(system.Server.Entrypoint, () =>
        {
            caught = Record.Exception(() => system.Server.TryOpenSession(StoreSystem.Request));
            done.Set();
        });
        handler.Context.Submit();

        done.Wait(Stop);
        Assert.IsType<InvalidOperationException>(caught);
        Assert.Equal(0UL, system.Server.RamQuota.Used);
        Assert.Equal(0UL, system.Server.CapQuota.Used);
    }

    [Fact]
    public void A_closed_session_is_gone()
    {
        using var system = new StoreSystem();
        var connection = system.Client.OpenSession(StoreSystem.Request);
        using var kept = connection.Capability.Duplicate();
        connection.Dispose();

        Assert.Throws<InvalidObjectException>(() => ContractCheck.Query(kept));
    }

    [Fact]
    public void Arguments_that_do_not_fit_into_159_bytes_are_not_sent()
    {
        using var system = new StoreSystem();
        Assert.Throws<ArgumentException>(() => system.Client.TryOpenSession(StoreSystem.Request with { Label = new string('x', 120) }));
    }

    [Fact]
    public void A_label_cannot_smuggle_arguments_in()
    {
        using var system = new StoreSystem();
        using var connection = system.Client.OpenSession(StoreSystem.Request with { Label = "x\", ram_quota=1G, y=\"" });

        var session = Assert.Single(system.Root.Created);
        Assert.Equal(32UL * 1024, session.RamQuota.Limit);
        Assert.Equal("client -> x\", ram_quota=1G, y=\"", session.Label);
    }

    [Fact]
    public void Arguments_of_the_contract_cannot_change_what_the_parent_writes()
    {
        using var system = new StoreSystem();
        using var connection = system.Client.OpenSession(StoreSystem.Request with { Arguments = "ram_quota=1G, label=\"root\"" });

        var session = Assert.Single(system.Root.Created);
        Assert.Equal(32UL * 1024, session.RamQuota.Limit);
        Assert.Equal("client -> notes", session.Label);
    }

    [Fact]
    public void A_server_that_ends_takes_its_sessions_and_its_service_with_it()
    {
        using var system = new StoreSystem(clientRam: 64 * 1024);
        var connection = system.Client.OpenSession(StoreSystem.Request);
        system.Server.Dispose();

        Assert.Throws<ServerDiedException>(() => ContractCheck.Query(connection.Capability));
        Assert.Throws<ServerDiedException>(() => connection.TryUpgrade(1, 0));
        Assert.Equal(SessionError.Denied, system.Client.TryOpenSession(StoreSystem.Request).Error);
        connection.Dispose();
        Assert.Equal(0UL, system.Client.RamQuota.Used);
    }

    [Fact]
    public void A_root_refuses_what_is_no_session_of_its_own()
    {
        using var system = new StoreSystem();
        using var root = system.Server.Entrypoint.Manage(system.Root);
        using var foreign = system.Server.Entrypoint.Manage(new Calculator());
        foreach (var opcode in new ulong[] { 1, 2 })
        {
            foreach (var capability in new[] { foreign, root, null })
            {
                using var message = Message.Rent();
                var request = message.BeginRequest(opcode);
                request.WriteCapability(capability);
                if (opcode == 1)
                {
                    request.WriteText("ram_quota=1K", 160);
                }

                root.Call(message);
                Assert.True(message.IsUnsupported);
            }
        }
    }

    [Theory]
    [InlineData("lower")]
    [InlineData("")]
    [InlineData("With space")]
    [InlineData("WithUpper")]
    [InlineData("X23456789012345678901234567890123")]
    public void Names_that_Genode_does_not_allow_are_not_announced(string name)
    {
        using var system = new StoreSystem();
        using var root = system.Server.Entrypoint.Manage(system.Root);

        Assert.Throws<ArgumentException>(() => system.Server.Announce(name, root));
        Assert.Throws<ArgumentException>(() => system.Server.Announce("Store", root));
    }

    [Fact]
    public void Quota_never_wraps()
    {
        var account = new QuotaAccount(10);
        Assert.True(account.TryCharge(4));
        Assert.False(account.TryCharge(7));
        Assert.False(account.TryCharge(ulong.MaxValue));
        Assert.False(account.TryGrow(ulong.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => account.Release(5));
        account.Release(4);
        Assert.Equal(10UL, account.Available);
    }
}
