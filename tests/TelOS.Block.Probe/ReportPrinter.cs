using Genode;
using Genode.Report;
using TelOS.Runtime;

namespace TelOS.Block.Probe;

/// <summary>Serves Report, and prints what it is told into the log.</summary>
internal sealed class ReportPrinter(Env env) : ReportRoot(env.Entrypoint)
{
    public static async Task RunAsync(Env env)
    {
        using ReportPrinter root = new(env);
        using var service = env.Entrypoint.Manage(root);
        env.Announce(root.ServiceName, service);
        await env.ParentGone.ConfigureAwait(false);
    }

    protected override Result<ReportSession, TelOS.Runtime.SessionError> CreateSession(SessionArguments request, ReportArguments arguments) =>
        new Printed(request, env, (long)arguments.BufferSize);

    private sealed class Printed : ReportSession
    {
        private readonly TextWriter _log;
        private readonly Dataspace _dataspace;
        private readonly AttachedDataspace _memory;

        public Printed(SessionArguments request, Env env, long size)
            : base(request)
        {
            _log = env.Log;
            _dataspace = env.Entrypoint.AllocateMemory(size);
            _memory = _dataspace.Attach();
        }

        public override Capability<IDataspace> Dataspace() => new(_dataspace.Capability);

        public override void Submit(ulong length)
        {
            foreach (var line in System.Text.Encoding.UTF8.GetString(_memory.Bytes[..(int)length]).Split('\n'))
            {
                _log.WriteLine(line);
            }
        }

        public override void RegisterResponse(Capability? handler) => handler?.Dispose();

        public override ulong ObtainResponse() => 0;

        protected override void Dispose(bool disposing)
        {
            _memory.Dispose();
            _dataspace.Dispose();
            base.Dispose(disposing);
        }
    }
}
