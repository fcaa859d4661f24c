using System.Numerics;
using TelOS.Runtime;

namespace TelOS.Init;

/// <summary>Reads a configuration from its top node.</summary>
/// <param name="diagnostics">Takes what is wrong.</param>
internal sealed class ConfigurationReader(ICollection<ConfigurationDiagnostic> diagnostics)
{
    private static readonly string[] s_types =
    [
        "parent-provides", "default", "default-route", "affinity-space", "resource", "report", "heartbeat", "alias", "service", "start", "telos",
    ];

    private static readonly string[] s_onlyOnce = ["parent-provides", "default", "default-route", "affinity-space", "report", "heartbeat", "telos"];

    private readonly List<Alias> _aliases = [];
    private readonly List<StartNode> _children = [];
    private readonly List<ServiceOffer> _offers = [];

    /// <summary>Reads it.</summary>
    public InitConfiguration Read(Node node)
    {
        var top = new AttributeReader(node, diagnostics);
        if (node.Type != "config")
        {
            top.Warn($"The top node is '{node.Type}', and should be 'config'.");
        }

        var configuration = InitConfiguration.Empty with
        {
            Version = top.Text("version") ?? "",
            IsVerbose = top.Boolean("verbose"),
            PriorityLevels = ReadPriorityLevels(top),
        };
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var child in node.Children)
        {
            var reader = new AttributeReader(child, diagnostics);
            if (!seen.Add(child.Type) && s_onlyOnce.Contains(child.Type, StringComparer.Ordinal))
            {
                reader.Warn($"A second node '{child.Type}': what it says takes the place of the first.");
            }

            configuration = Read(configuration, reader);
        }

        // The top node may have a name; nobody looks at it.
        top.Text("name");
        top.Finish(s_types);
        return configuration with { Aliases = _aliases, Children = _children, Offers = _offers };
    }

    private InitConfiguration Read(InitConfiguration configuration, AttributeReader reader)
    {
        switch (reader.Node.Type)
        {
            case "parent-provides":
                return configuration with { ParentProvides = StartNodeReader.ReadProvides(reader.Node, diagnostics) };
            case "default-route":
                return configuration with { DefaultRoute = RouteReader.Read(reader.Node, diagnostics) };
            case "default":
                configuration = configuration with
                {
                    DefaultRam = reader.Bytes("ram") ?? 0,
                    DefaultCaps = reader.Unsigned("caps") ?? 0,
                };
                break;
            case "affinity-space":
                configuration = configuration with
                {
                    AffinitySpace = new AffinitySpace(ReadExtent(reader, "width"), ReadExtent(reader, "height")),
                };
                break;
            case "resource":
                configuration = ReadPreserved(configuration, reader);
                break;
            case "report":
                configuration = configuration with { Report = ReadReport(reader) };
                break;
            case "heartbeat":
                configuration = configuration with { HeartbeatRateMs = Math.Max(reader.Unsigned("rate_ms", uint.MaxValue) ?? 1000, 1) };
                break;
            case "alias":
                ReadAlias(reader);
                break;
            case "service":
                ReadOffer(reader);
                return configuration;
            case "start":
                ReadStart(reader);
                return configuration;
            case "telos":
                return configuration with { Paths = ReadPaths(reader) };
            default:
                return configuration;
        }

        reader.Finish();
        return configuration;
    }

    private static int ReadPriorityLevels(AttributeReader top)
    {
        var levels = (int)(top.Unsigned("prio_levels", 1 << 16) ?? 0);
        if (levels != 0 && !BitOperations.IsPow2(levels))
        {
            top.Error($"The number of priorities is a power of two, not {levels}; priorities are not used.");
            return 0;
        }

        return levels;
    }

    private static uint ReadExtent(AttributeReader reader, string tag)
    {
        var extent = (uint)(reader.Unsigned(tag, 1 << 16) ?? 1);
        if (extent == 0)
        {
            reader.Error($"The attribute '{tag}' of 'affinity-space' is 1 at least.");
        }

        return Math.Max(extent, 1);
    }

    private static InitConfiguration ReadPreserved(InitConfiguration configuration, AttributeReader reader)
    {
        switch (reader.Text("name"))
        {
            case "RAM":
                return configuration with { PreservedRam = reader.Bytes("preserve") ?? configuration.PreservedRam };
            case "CAP":
                return configuration with { PreservedCaps = reader.Unsigned("preserve") ?? configuration.PreservedCaps };
            default:
                reader.Error($"A resource is 'RAM' or 'CAP', not '{reader.Node.Name}'.");
                return configuration;
        }
    }

    private static ReportOptions ReadReport(AttributeReader reader) => new()
    {
        Ids = reader.Boolean("ids"),
        Requested = reader.Boolean("requested"),
        Provided = reader.Boolean("provided"),
        SessionArgs = reader.Boolean("session_args"),
        ChildRam = reader.Boolean("child_ram"),
        ChildCaps = reader.Boolean("child_caps"),
        InitRam = reader.Boolean("init_ram"),
        InitCaps = reader.Boolean("init_caps"),
        DelayMs = reader.Unsigned("delay_ms", uint.MaxValue) ?? 100,
        Buffer = reader.Bytes("buffer") ?? 4096,
    };

    private List<HostPath> ReadPaths(AttributeReader reader)
    {
        List<HostPath> paths = [];
        foreach (var node in reader.Node.ChildrenOf("path"))
        {
            var path = new AttributeReader(node, diagnostics);
            var place = path.Text("at");
            if (path.RequiredPathName() is { } name)
            {
                if (place is not ['/', _, ..])
                {
                    path.Error($"The attribute 'at' of the path '{name}' says from '/' on which file or folder it is.");
                }
                else if (paths.Exists(other => other.Name == name))
                {
                    path.Error($"There is a path '{name}' already; this node is left out.");
                }
                else
                {
                    paths.Add(new HostPath(name, place, path.Line));
                }
            }

            path.Finish();
        }

        reader.Finish("path");
        return paths;
    }

    private void ReadAlias(AttributeReader reader)
    {
        var child = reader.Text("child");
        if (reader.RequiredName() is not { } name)
        {
            return;
        }

        if (string.IsNullOrEmpty(child))
        {
            reader.Error($"The alias '{name}' needs the name of a child.");
            return;
        }

        if (_aliases.RemoveAll(other => other.Name == name) > 0)
        {
            reader.Error($"There is an alias '{name}' already; this node takes the place of the earlier one.");
        }

        _aliases.Add(new Alias(name, child, reader.Line));
    }

    private void ReadStart(AttributeReader reader)
    {
        if (StartNodeReader.Read(reader, diagnostics) is not { } start)
        {
            return;
        }

        var earlier = _children.FindIndex(other => other.Name == start.Name);
        if (earlier < 0)
        {
            _children.Add(start);
            return;
        }

        reader.Error($"There is a child '{start.Name}' already; this node takes the place of the earlier one.");
        _children[earlier] = start;
    }

    private void ReadOffer(AttributeReader reader)
    {
        var service = reader.RequiredName();
        var policies = new List<OfferPolicy>();
        foreach (var node in reader.Node.Children)
        {
            if (node.Type is "policy" or "default-policy")
            {
                policies.Add(ReadPolicy(new AttributeReader(node, diagnostics)));
            }
        }

        reader.Finish("policy", "default-policy");
        if (service is null)
        {
            return;
        }

        if (_offers.Exists(other => other.Service == service))
        {
            reader.Error($"The service '{service}' is offered already; this node is left out.");
            return;
        }

        _offers.Add(new ServiceOffer(service, policies, reader.Line));
    }

    private OfferPolicy ReadPolicy(AttributeReader reader)
    {
        LabelSelector? selector = null;
        if (reader.Node.Type == "policy")
        {
            selector = reader.Selector(hasUnscoped: false);
            if (selector.Last is not null)
            {
                // Genode never takes such a policy, and says nothing.
                reader.Error("A policy does not know 'label_last'; it matches nobody.");
            }
            else if (selector == LabelSelector.Any)
            {
                reader.Warn("The policy says nothing about labels and matches nobody; did you mean 'default-policy'?");
            }
        }

        string? child = null;
        string? label = null;
        if (reader.Node.Child("child") is { } node)
        {
            var target = new AttributeReader(node, diagnostics);
            child = target.RequiredName();
            label = target.Text("label");
            target.Finish();
        }
        else
        {
            reader.Warn("The policy names no child, so that it denies.");
        }

        reader.Finish("child");
        return new OfferPolicy(selector, child, label, reader.Line);
    }
}
