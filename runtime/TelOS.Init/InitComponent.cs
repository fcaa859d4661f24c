using System.Diagnostics.CodeAnalysis;
using TelOS.Runtime;

namespace TelOS.Init;

/// <summary>The program `init`: a sandbox that does what the ROM `config` says, whenever that changes.</summary>
public sealed class InitComponent : IDisposable
{
    private readonly Entrypoint _entrypoint;
    private readonly RomModule _config;
    private readonly SignalHandler _changed;
    private readonly Sandbox _sandbox;

    /// <summary>Starts to do what the configuration says.</summary>
    /// <param name="env">The environment, with a parent that speaks Genode's interfaces.</param>
    /// <exception cref="SessionDeniedException">There is no ROM `config`.</exception>
    public InitComponent(Env env)
    {
        _entrypoint = env.Entrypoint;
        _sandbox = new Sandbox(env);
        _config = env.OpenRom("config");
        _changed = new SignalHandler(env.Entrypoint, Apply);
        _entrypoint.UnhandledError += HandleUnhandledError;
        _config.Watch(_changed.Context);
        _changed.Context.Submit();
    }

    /// <summary>The children and their sessions; to be used on the environment's entrypoint.</summary>
    public Sandbox Sandbox => _sandbox;

    /// <summary>Runs until the parent ends it.</summary>
    /// <param name="env">The environment.</param>
    /// <returns>The exit value, when the parent went away.</returns>
    public static int Run(Env env)
    {
        using (new InitComponent(env))
        {
            env.ParentGone.Wait();
        }

        return 0;
    }

    /// <summary>Ends all children. Call it on any thread: everything works on the entrypoint, also the end.</summary>
    [SuppressMessage("Usage", "CA2213", Justification = "The sandbox is disposed where it works.")]
    public void Dispose()
    {
        if (_entrypoint.IsCurrent)
        {
            End();
            return;
        }

        using var ended = new ManualResetEventSlim();
        if (_entrypoint.TryEnqueue(new PostedAction(() => End(ended), ended.Set)))
        {
            ended.Wait();
        }
    }

    private void End(ManualResetEventSlim ended)
    {
        try
        {
            End();
        }
        finally
        {
            ended.Set();
        }
    }

    private void End()
    {
        _entrypoint.UnhandledError -= HandleUnhandledError;
        _changed.Dispose();
        _config.Dispose();
        _sandbox.Dispose();
    }

    private void HandleUnhandledError(object? sender, UnhandledErrorEventArgs error) => _sandbox.ReportError(error.Error.Message);

    private void Apply()
    {
        // Behind the text, the memory of the module is empty.
        var text = _config.ReadBytes().AsSpan().TrimEnd((byte)0);
        if (Node.Parse(text, out var problems) is { } node)
        {
            _sandbox.Apply(node);
            return;
        }

        // Genode ends all children here; a slip of the pen should not.
        _sandbox.ReportError($"the configuration cannot be read, and what runs is kept: {problems[0]}");
    }
}
