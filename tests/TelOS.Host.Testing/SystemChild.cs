using TelOS.Runtime;

namespace TelOS.Host.Testing;

/// <summary>A child of a <see cref="ComposedSystem"/>.</summary>
public sealed record SystemChild
{
    /// <summary>Its name; no other child has the same.</summary>
    public required string Name { get; init; }

    /// <summary>The program's file.</summary>
    public required string Program { get; init; }

    /// <summary>Writes into its configuration.</summary>
    public Action<NodeWriter> Config { get; init; } = static _ => { };

    /// <summary>Writes what it is not kept from, the attributes of the node `telos`.</summary>
    public Action<NodeWriter>? Options { get; init; }

    /// <summary>The services that it may announce.</summary>
    public IReadOnlyList<string> Provides { get; init; } = [];

    /// <summary>The children that serve it, by the names of the services; the only one that serves where none is named.</summary>
    public IReadOnlyDictionary<string, string> Servers { get; init; } = new Dictionary<string, string>();

    /// <summary>Bytes of memory that it may allocate and donate.</summary>
    public ulong Ram { get; init; } = 64 << 20;

    /// <summary>Capabilities that it may use and donate.</summary>
    public ulong Caps { get; init; } = 1000;

    /// <summary>Another one means: start it anew.</summary>
    public int Version { get; init; }

    /// <summary>Writes its start node.</summary>
    /// <param name="system">Where.</param>
    /// <param name="binary">The module that is its program.</param>
    internal void Write(NodeWriter system, string binary) => system.Node("start", start =>
    {
        start.Attribute("name", Name).Attribute("ram", Ram).Attribute("caps", Caps).Attribute("version", (long)Version).Attribute("ld", false);
        start.Node("binary", node => node.Attribute("name", binary));
        if (Options is not null)
        {
            start.Node("telos", Options);
        }

        if (Provides.Count > 0)
        {
            start.Node("provides", provides =>
            {
                foreach (var service in Provides)
                {
                    provides.Node("service", node => node.Attribute("name", service));
                }
            });
        }

        start.Node("route", WriteRoute).Node("config", Config);
    });

    private void WriteRoute(NodeWriter route)
    {
        foreach (var (service, server) in Servers)
        {
            route.Node("service", node => node.Attribute("name", service).Node("child", child => child.Attribute("name", server)));
        }

        route.Node("any-service", any => any.Node("parent").Node("any-child"));
    }
}
