using Genode.Block;
using TelOS.Runtime;
using TelOS.Storage.Block;

namespace TelOS.Block.Tests;

/// <summary>A server that describes any device, and acknowledges each packet at once, with another tag unless told otherwise.</summary>
internal sealed class OddServer : IDisposable
{
    private readonly LocalParent _parent = new();
    private readonly Env _server;
    private readonly Env _client;
    private readonly OddRoot _root;
    private readonly Capability _service;

    public OddServer(BlockInfo info, ulong tagOffset = 1000)
    {
        _server = _parent.CreateEnv("server", 64 << 20, 1000);
        _client = _parent.CreateEnv("client", 64 << 20, 1000);
        _root = new OddRoot(_server.Entrypoint, (request, size) => new OddSession(this, request, size, info, tagOffset));
        _service = _server.Entrypoint.Manage(_root);
        _server.Announce(_root.ServiceName, _service);
    }

    /// <summary>How often the client asked what the device is. It does once, and where an answer is long in coming.</summary>
    public int Asked { get; private set; }

    public BlockSessionDevice Open() => new(_client);

    public void Dispose()
    {
        _client.Dispose();
        _server.Dispose();
        _service.Dispose();
        _root.Dispose();
        _parent.Dispose();
    }

    private sealed class OddRoot(Entrypoint entrypoint, Func<SessionArguments, long, BlockSession> create) : BlockRoot(entrypoint)
    {
        protected override Result<BlockSession, SessionError> CreateSession(SessionArguments request, BlockArguments arguments) =>
            create(request, (long)arguments.TxBufSize);
    }

    private sealed class OddSession : BlockSession
    {
        private readonly OddServer _server;
        private readonly BlockInfo _info;
        private readonly ulong _tagOffset;
        private readonly PacketTxServer<BlockPacket> _stream;

        public OddSession(OddServer server, SessionArguments request, long size, BlockInfo info, ulong tagOffset)
            : base(request)
        {
            (_server, _info, _tagOffset) = (server, info, tagOffset);
            _stream = new PacketTxServer<BlockPacket>(server._server.Entrypoint, size, ServedSession.Layout, Answer);
        }

        public override BlockInfo Info()
        {
            _server.Asked++;
            return _info;
        }

        public override Capability<IBlockTx> TxCap() => new(_stream.Channel);

        protected override void Dispose(bool disposing)
        {
            _stream.Dispose();
            base.Dispose(disposing);
        }

        private void Answer()
        {
            while (_stream.Sink.TryTake(out var packet))
            {
                packet.Tag += _tagOffset;
                packet.Success = true;
                _stream.Sink.TryAcknowledge(packet);
            }

            _stream.Sink.Wakeup();
        }
    }
}
