using System.Collections.Concurrent;
using System.Text;
using Genode;
using TelOS.Runtime.Tests.Sessions;

namespace TelOS.Runtime.Tests.Roms;

public sealed class WatchedRomTests : IDisposable
{
    private readonly LocalParent _parent = new();
    private readonly Service _service = new();
    private readonly ServedRoot _root;
    private readonly Env _client;
    private readonly BlockingCollection<string> _seen = [];

    public WatchedRomTests()
    {
        var server = _parent.CreateEnv("server");
        _root = new ServedRoot(server.Entrypoint, "ROM", _service.Dispatch);
        using var root = server.Entrypoint.Manage(_root);
        server.Announce("ROM", root);
        _client = _parent.CreateEnv("client");
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _root.Dispose();
        _parent.Dispose();
        _service.Dispose();
        _seen.Dispose();
    }

    [Fact]
    public void The_function_runs_at_the_beginning_and_at_each_change()
    {
        _service.Set("config | v: 1\n-\n");
        using var config = new WatchedRom(_client, "config", See);
        Assert.Equal("1", _seen.Take(Stop));
        _service.Set("config | v: 2\n-\n");
        Assert.Equal("2", _seen.Take(Stop));
    }

    [Fact]
    public void What_is_broken_is_not_handed_on_and_the_next_good_one_is()
    {
        _service.Set("config | v: 1\n-\n");
        using var config = new WatchedRom(_client, "config", See);
        Assert.Equal("1", _seen.Take(Stop));
        _service.Set("config | v: 2\n");
        _service.Set("");
        _service.Set("config | v: 3\n-\n");
        Assert.Equal("3", _seen.Take(Stop));
        Assert.Empty(_seen);
    }

    private void See(Node node) => _seen.Add(node["v"] ?? "none");

    private sealed class Service : IRom, IDisposable
    {
        private readonly Lock _lock = new();
        private readonly SignalTransmitter _changed = new();
        private byte[] _content = [];
        private Dataspace? _memory;

        public void Set(string content)
        {
            lock (_lock)
            {
                _content = Encoding.UTF8.GetBytes(content);
            }

            _changed.Submit();
        }

        public Capability<IRomDataspace> Dataspace()
        {
            lock (_lock)
            {
                _memory?.Dispose();
                if (_content.Length == 0)
                {
                    return default;
                }

                _memory = Runtime.Dataspace.Allocate(_content.Length);
                using var memory = _memory.Attach();
                _content.CopyTo(memory.Bytes);
                return new(_memory.Capability.Duplicate());
            }
        }

        public bool Update() => false;

        public void RegisterChanged(Capability? handler) => _changed.Register(handler);

        public void Dispatch(ulong opcode, ref MessageReader request, ref MessageWriter reply) =>
            RomDispatcher.Dispatch(this, opcode, ref request, ref reply);

        public void Dispose()
        {
            _changed.Dispose();
            _memory?.Dispose();
        }
    }
}
