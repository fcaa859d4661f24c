namespace TelOS.Runtime;

/// <summary>Runs a function with the content of a ROM, such as `config`: once at the beginning, and whenever it changes.</summary>
/// <remarks>A content that is no node is not handed on: the component's log says what is wrong with it and where, and what was read before
/// stays in force. An empty one is none yet, and nothing is said.</remarks>
/// <example><code>using WatchedRom config = new(env, "config", node => limit = node.GetBytes("limit", 1 &lt;&lt; 20));</code></example>
public sealed class WatchedRom : IDisposable
{
    private readonly Env _env;
    private readonly string _name;
    private readonly Action<Node> _handler;
    private readonly RomModule _rom;
    private readonly SignalHandler _changed;
    private byte[] _last = [];

    /// <summary>Opens the ROM. The function runs on the component's entrypoint, the first time soon.</summary>
    /// <param name="env">The component.</param>
    /// <param name="name">The module's name.</param>
    /// <param name="handler">The function.</param>
    /// <exception cref="SessionDeniedException">There is no such module.</exception>
    public WatchedRom(Env env, string name, Action<Node> handler)
    {
        (_env, _name, _handler) = (env, name, handler);
        _rom = env.OpenRom(name);
        _changed = new SignalHandler(env.Entrypoint, Read);
        _rom.Watch(_changed.Context);
        _changed.Context.Submit();
    }

    /// <summary>Runs the function no more.</summary>
    public void Dispose()
    {
        _changed.Dispose();
        _rom.Dispose();
    }

    private void Read()
    {
        var content = _rom.ReadBytes();
        if (content.AsSpan().IndexOfAnyExcept((byte)0) < 0 || content.AsSpan().SequenceEqual(_last))
        {
            // Signals may say twice what was read at once.
            return;
        }

        _last = content;
        var node = Node.Parse(content, out var problems);
        foreach (var problem in problems)
        {
            _env.Log.WriteLine($"{(problem.IsFatal ? "Error" : "Warning")}: ROM '{_name}', {problem}");
        }

        if (node is not null)
        {
            _handler(node);
        }
    }
}
