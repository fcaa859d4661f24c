using TelOS.Runtime;

namespace TelOS.Host;

/// <summary>How a component is started.</summary>
public sealed record ComponentOptions
{
    /// <summary>The component's name: the first element of its sessions' labels. Other components cannot have the same.</summary>
    public required string Name { get; init; }

    /// <summary>The program's file.</summary>
    public required string Program { get; init; }

    /// <summary>The program's arguments, without its name.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>The environment, besides what Genode adds; the host's own when null.</summary>
    public IReadOnlyDictionary<string, string>? Environment { get; init; }

    /// <summary>The content of the ROM `config`: HID with its end mark, or nothing.</summary>
    public string Config { get; init; } = "config\n-\n";

    /// <summary>The services that it may announce.</summary>
    public IReadOnlyList<string> Provides { get; init; } = [];

    /// <summary>Bytes of memory that it may allocate and donate.</summary>
    public ulong Ram { get; init; } = 64 * 1024 * 1024;

    /// <summary>What its process is kept from.</summary>
    public Confinement Confinement { get; init; } = new();

    /// <summary>Capabilities that it may use and donate.</summary>
    public ulong Caps { get; init; } = 1000;

    /// <summary>The release of Genode by whose numbers core is called.</summary>
    public GenodeRelease Release { get; init; } = GenodeRelease.Sculpt2604;
}
