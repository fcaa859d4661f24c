using System.Text;
using Genode;
using Genode.Report;
using TelOS.Runtime.Tests.Sessions;

namespace TelOS.Runtime.Tests.Reports;

public sealed class ReportTests : IDisposable
{
    private readonly LocalParent _parent = new();
    private readonly Service _service = new();
    private readonly ServedRoot _root;
    private readonly Env _client;

    public ReportTests()
    {
        var server = _parent.CreateEnv("server");
        _root = new ServedRoot(server.Entrypoint, "Report", _service.Dispatch) { Opened = _service.Open };
        using var root = server.Entrypoint.Manage(_root);
        server.Announce("Report", root);
        _client = _parent.CreateEnv("client");
    }

    public void Dispose()
    {
        _root.Dispose();
        _parent.Dispose();
        _service.Dispose();
    }

    [Fact]
    public void A_report_is_what_was_submitted_last()
    {
        using var report = new Report(_client, "state");
        report.Submit("state", static node => node.Attribute("sessions", 3ul));
        report.Submit("state", static node => node.Attribute("sessions", 4ul));

        Assert.Equal(["state | sessions: 3\n-\n", "state | sessions: 4\n-\n"], _service.Reports);
        Assert.Equal(["client -> state"], _service.Labels);
    }

    [Fact]
    public void A_report_that_outgrows_its_buffer_opens_a_larger_session()
    {
        using var report = new Report(_client, "state");
        var text = new string('x', 10_000);
        report.Submit("state", node => node.Quoted(text));
        report.Submit("state", static node => node.Quoted("short"));

        Assert.Equal([$"state\n: {text}\n-\n", "state\n: short\n-\n"], _service.Reports.Select(static r => r.Replace("\n  :", "\n:", StringComparison.Ordinal)));
        Assert.Equal(2, _service.Labels.Count);
    }

    [Fact]
    public void What_cannot_be_expressed_leaves_the_former_report()
    {
        using var report = new Report(_client, "state");
        report.Submit("state", static _ => { });
        Assert.Throws<ArgumentException>(() => report.Submit("state", static node => node.Attribute("name", "a|b")));

        Assert.Single(_service.Reports);
    }

    private sealed class Service : IReport, IDisposable
    {
        private Dataspace? _memory;

        public List<string> Reports { get; } = [];

        public List<string> Labels { get; } = [];

        public void Open(SessionArguments arguments)
        {
            var isValid = true;
            Labels.Add(arguments.Label);
            _memory?.Dispose();
            _memory = Runtime.Dataspace.Allocate((long)arguments.ReadUnsigned("buffer_size", 0, int.MaxValue, ref isValid));
        }

        public Capability<IDataspace> Dataspace() => new(_memory!.Capability.Duplicate());

        public void Submit(ulong length)
        {
            using var memory = _memory!.Attach();
            Reports.Add(Encoding.UTF8.GetString(memory.Bytes[..(int)length]));
        }

        public void RegisterResponse(Capability? handler) => handler?.Dispose();

        public ulong ObtainResponse() => 0;

        public void Dispatch(ulong opcode, ref MessageReader request, ref MessageWriter reply) =>
            ReportDispatcher.Dispatch(this, opcode, ref request, ref reply);

        public void Dispose() => _memory?.Dispose();
    }
}
