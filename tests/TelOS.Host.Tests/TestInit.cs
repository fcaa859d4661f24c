using Genode;
using TelOS.Runtime;
using Affinity = Genode.Affinity;

namespace TelOS.Host.Tests;

/// <summary>What an `init` does with core to have a child, step by step, through the interfaces that it has.</summary>
internal sealed class TestInit : IDisposable
{
    private readonly Entrypoint _entrypoint = new("init");
    private ulong _lastId = 100;

    public TestInit(LinuxCore core, ulong ram = 64 << 20, ulong caps = 1000)
    {
        Account = core.CreateParent("init", ram, caps);
        Parent = new ParentClient(Account.CreateCapability());
        Pd = new PdClient(Parent.SessionCap(new ClientSessionId { Value = 1 }).Value.Untyped!);
    }

    /// <summary>Its parent at core.</summary>
    public CoreParent Account { get; }

    /// <summary>Its parent.</summary>
    public ParentClient Parent { get; }

    /// <summary>Its own protection domain.</summary>
    public PdClient Pd { get; }

    /// <summary>Opens a session with core.</summary>
    public (ulong Id, Capability Session) Open(string service, string label = "child", ulong ram = 256 << 10, ulong caps = 20)
    {
        var result = TryOpen(service, label, ram, caps, out var id);
        return (id, result.Value.Untyped!);
    }

    /// <summary>Asks for a session with core.</summary>
    public Result<Capability<ISession>, Genode.SessionError> TryOpen(string service, string label, ulong ram, ulong caps, out ulong id)
    {
        id = ++_lastId;
        var arguments = new SessionArgumentsBuilder().Add("label", label).Add("ram_quota", ram).Add("cap_quota", caps).Build();
        return Parent.Session(new ClientSessionId { Value = id }, service, arguments, default(Affinity));
    }

    /// <summary>Closes a session.</summary>
    public void Close(ulong id) => Assert.Equal(CloseResult.Done, Parent.Close(new ClientSessionId { Value = id }));

    /// <summary>Makes a child with a module of core's as its program.</summary>
    public TestChild Start(string module, ulong ram = 16 << 20, ulong caps = 200)
    {
        using var rom = new RomClient(Open("ROM", module).Session);
        using var program = rom.Dataspace();
        return Start(new Capability<IDataspace>(program.Untyped), ram, caps);
    }

    /// <summary>Makes a child with a dataspace as its program.</summary>
    public TestChild Start(Capability<IDataspace> program, ulong ram = 16 << 20, ulong caps = 200)
    {
        var child = new TestChild(_entrypoint, this);
        using var own = new Capability<IPdAccount>(Pd.Capability.Duplicate());
        Assert.Equal(PdRefAccountResult.Ok, child.Pd.RefAccount(own));
        using var account = new Capability<IPdAccount>(child.Pd.Capability.Duplicate());
        Assert.Equal(TransferResult.Ok, Pd.TransferRamQuota(account, new RamQuota { Value = ram }));
        Assert.Equal(TransferResult.Ok, Pd.TransferCapQuota(account, new CapQuota { Value = caps }));
        child.Start(program);
        return child;
    }

    public void Dispose()
    {
        Pd.Dispose();
        Parent.Dispose();
        _entrypoint.Dispose();
    }
}
