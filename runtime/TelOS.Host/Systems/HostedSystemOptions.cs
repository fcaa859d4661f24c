using TelOS.Runtime;

namespace TelOS.Host;

/// <summary>How a system is run.</summary>
public sealed record HostedSystemOptions
{
    /// <summary>The configuration of the topmost init: HID or XML with its end mark.</summary>
    public required ReadOnlyMemory<byte> Configuration { get; init; }

    /// <summary>
    /// Takes what components, init and core say, line by line, on core's thread. Of control characters, what components say contains
    /// tabulators and settings of colours (<c>ESC [ numbers m</c>) only.
    /// </summary>
    public required Action<string> Log { get; init; }

    /// <summary>The folder with programs and other ROM modules, or null.</summary>
    public string? ModuleFolder { get; init; }

    /// <summary>Programs that run on threads of this process, by the names of their modules, before those of the folder: a whole system in one
    /// debugger. A program ends when its <see cref="Env.ParentGone"/> does; nothing else can end it.</summary>
    public IReadOnlyDictionary<string, Func<Env, int>> Programs { get; init; } = new Dictionary<string, Func<Env, int>>();

    /// <summary>Bytes of memory for all children.</summary>
    public ulong Ram { get; init; } = 4UL << 30;

    /// <summary>Capabilities for all children.</summary>
    public ulong Caps { get; init; } = 100_000;

    /// <summary>What the processes of components are kept from, unless the configuration excepts them.</summary>
    public Confinement Confinement { get; init; } = new();

    /// <summary>Who sees the calls between the components, or null.</summary>
    public CallTracing? Tracing { get; init; }

    /// <summary>The release of Genode by whose numbers core is called.</summary>
    public GenodeRelease Release { get; init; } = GenodeRelease.Sculpt2604;
}
