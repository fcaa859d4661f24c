using System.Globalization;
using System.Runtime.ExceptionServices;
using System.Text;
using TelOS.Runtime;

namespace TelOS.Host.Tests;

/// <summary>A system with one child, which runs on a thread of this process: so a test can send from its place what no component would.</summary>
internal sealed class ThreadSystem : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly string[] _provides;
    private readonly HostedSystem _system;
    private readonly SemaphoreSlim _done = new(0);
    private readonly SemaphoreSlim _ended = new(0);
    private Action<ParentEnv> _body = static _ => { };
    private Exception? _error;
    private int _version;

    public ThreadSystem(params string[] provides)
    {
        _provides = provides;
        _system = new HostedSystem(new HostedSystemOptions
        {
            Configuration = "config\n-\n"u8.ToArray(),
            Log = static _ => { },
            Programs = new Dictionary<string, Func<Env, int>>(StringComparer.Ordinal) { ["component"] = Live },
        });
    }

    /// <summary>Starts the child anew, has it do something, and ends it.</summary>
    public void Run(Action<ParentEnv> body)
    {
        _body = body;
        _error = null;
        _system.Configure(Configuration());
        Assert.True(_done.Wait(s_patience), "The child does nothing.");
        _system.Configure("config\n-\n"u8);
        Assert.True(_ended.Wait(s_patience), "The child does not end.");
        Assert.True(SpinWait.SpinUntil(() => !_system.Describe().ChildrenOf("child").Any(), s_patience));
        if (_error is not null)
        {
            ExceptionDispatchInfo.Throw(_error);
        }
    }

    public void Dispose()
    {
        _system.Dispose();
        _done.Dispose();
        _ended.Dispose();
    }

    private int Live(Env env)
    {
        _error = Record.Exception(() => _body((ParentEnv)env));
        _done.Release();
        env.ParentGone.Wait();
        _ended.Release();
        return 0;
    }

    private byte[] Configuration()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            config
            + parent-provides
              + service ROM
              + service PD
              + service CPU
              + service LOG
              + service Timer
            + start component | caps: {HostileChildTests.Caps} | ram: 64M | version: {++_version} | ld: no
              + route
                + any-service
                  + parent
              + provides

            """);
        foreach (var service in _provides)
        {
            text.Append(CultureInfo.InvariantCulture, $"    + service {service}\n");
        }

        return Encoding.UTF8.GetBytes(text.Append("-\n").ToString());
    }
}
