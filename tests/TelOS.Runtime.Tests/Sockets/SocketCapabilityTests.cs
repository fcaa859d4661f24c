namespace TelOS.Runtime.Tests.Sockets;

public sealed class SocketCapabilityTests : IDisposable
{
    private readonly ServedCalculator _server = new();
    private readonly ServedCalculator _other = new();

    public void Dispose()
    {
        _server.Dispose();
        _other.Dispose();
    }

    [Fact]
    public void An_own_object_that_comes_back_is_recognised()
    {
        using var echo = Calculator.CallEcho(_server.Foreign, _other.Own);
        Assert.IsType<LocalCapability>(echo);
        Assert.True(_other.Entrypoint.TryResolve<Calculator>(echo, out var found));
        Assert.Same(_other.Object, found);
        Assert.False(_server.Entrypoint.TryResolve<Calculator>(echo, out _));
    }

    [Fact]
    public void An_own_object_is_recognised_by_its_socket_whatever_the_badge_says()
    {
        using var forged = new SocketCapability(
            new SocketTarget(_other.Socket.Duplicate(), badge: 4711, cookie: 0, SocketDomain.None));
        using var echo = Calculator.CallEcho(_server.Foreign, forged);
        Assert.True(_other.Entrypoint.TryResolve<Calculator>(echo, out var found));
        Assert.Same(_other.Object, found);
    }

    [Fact]
    public void A_badge_alone_makes_nothing_an_own_object()
    {
        var pair = SocketPair.Create();
        using var forged = new SocketCapability(
            new SocketTarget(pair.Remote, _other.Own.Export(SocketDomain.None).Badge, cookie: 0, SocketDomain.None));
        using var echo = Calculator.CallEcho(_server.Foreign, forged);
        Assert.IsType<SocketCapability>(echo);
        Assert.False(_other.Entrypoint.TryResolve<Calculator>(echo, out _));
        pair.Local.Dispose();
    }

    [Fact]
    public void An_invalid_capability_stays_one() => Assert.Null(Calculator.CallEcho(_server.Foreign, null));

    [Fact]
    public void A_descriptor_passes_and_cannot_be_called()
    {
        using var memory = new DescriptorCapability(new DescriptorHandle(LinuxMemory.CreateMemory("test", 1)));
        using var echo = Calculator.CallEcho(_server.Foreign, memory);
        Assert.IsType<DescriptorCapability>(echo);
        Assert.Throws<InvalidObjectException>(() => Calculator.CallAdd(echo, 1, 2));
    }

    [Fact]
    public void The_badge_is_the_number_of_the_descriptor_that_receives()
    {
        var reference = _server.Own.Export(SocketDomain.None);
        Assert.InRange(reference.Badge, 3UL, 1UL << 20);
        Assert.NotEqual((ulong)reference.Descriptor.DangerousGetHandle(), reference.Badge);
    }

    [Fact]
    public void A_dataspace_of_this_process_comes_back_as_the_same_memory()
    {
        using var dataspace = Dataspace.Allocate(10_000);
        using var echo = Calculator.CallEcho(_server.Foreign, dataspace.Capability);
        using var mapped = dataspace.Attach();
        using var again = AttachedDataspace.Attach(echo!);
        mapped.Bytes[9_999] = 42;
        Assert.Equal(42, again.Bytes[9_999]);
        Assert.Equal(12_288, again.Size);
    }

    [Fact]
    public void A_dataspace_of_another_process_is_attached_through_its_descriptor()
    {
        using var dataspace = Dataspace.Allocate(8192);
        using var foreign = ServedCalculator.Foreignize(dataspace.Capability);
        using var mapped = dataspace.Attach();
        using var attached = AttachedDataspace.Attach(foreign);
        mapped.Bytes[8191] = 7;
        Assert.Equal(8192, attached.Size);
        Assert.Equal(7, attached.Bytes[8191]);

        using var client = new Genode.DataspaceClient(foreign.Duplicate());
        Assert.Equal(8192UL, client.Size());
        Assert.True(client.Writeable());
    }

    [Fact]
    public void A_read_only_dataspace_cannot_be_written_by_others()
    {
        var (dataspace, own) = Dataspace.AllocateReadOnly(4096);
        using var foreign = ServedCalculator.Foreignize(dataspace.Capability);
        using var attached = AttachedDataspace.Attach(foreign);
        own.Bytes[0] = 9;
        Assert.Equal(9, attached.Bytes[0]);
        Assert.False(attached.IsWriteable);
        Assert.Throws<InvalidOperationException>(() => attached.CopyFrom(0, new byte[1]));

        using var open = ForeignDataspace.Open(foreign);
        Assert.Throws<IOException>(() => MappingHandle.Map(open!.Descriptor, 4096, isWriteable: true));
        own.Dispose();
        dataspace.Dispose();
    }

    [Fact]
    public void What_is_no_dataspace_or_never_answers_is_not_attached()
    {
        Assert.False(AttachedDataspace.TryAttach(_server.Foreign, out _));

        var silent = SocketPair.Create();
        using var capability = new SocketCapability(new SocketTarget(silent.Remote, 1, 0, SocketDomain.None));
        Assert.False(AttachedDataspace.TryAttach(capability, out _));
        silent.Local.Dispose();
    }

    [Fact]
    public void Memory_whose_size_its_owner_can_change_is_not_attached()
    {
        var file = new DescriptorHandle(LinuxMemory.CreateMemory("test", LinuxMemory.MemfdFlags));
        Assert.Equal(0, LinuxMemory.SetSize(file, 4096));
        using var unsealed = new DataspaceCapability(file, new MemoryObject(4096, isWriteable: true));
        using var foreign = ServedCalculator.Foreignize(unsealed);
        Assert.False(AttachedDataspace.TryAttach(foreign, out _));
    }
}
