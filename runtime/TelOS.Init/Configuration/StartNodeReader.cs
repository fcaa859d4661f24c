using TelOS.Runtime;

namespace TelOS.Init;

/// <summary>Reads nodes `start`.</summary>
internal static class StartNodeReader
{
    private static readonly string[] s_types =
    [
        "binary", "heartbeat", "affinity", "exit", "provides", "route", "config", "resource", "telos",
    ];

    /// <summary>Reads a node; null when it has no name.</summary>
    public static StartNode? Read(AttributeReader reader, ICollection<ConfigurationDiagnostic> diagnostics)
    {
        var name = reader.RequiredName();
        var node = reader.Node;
        var ram = reader.Bytes("ram");
        var caps = reader.Unsigned("caps");
        foreach (var resource in node.Children)
        {
            if (resource.Type == "resource")
            {
                ReadResource(new AttributeReader(resource, diagnostics), ref ram, ref caps);
            }
        }

        var start = new StartNode
        {
            Name = name ?? "",
            Line = reader.Line,
            Binary = ReadBinary(node, diagnostics) ?? name ?? "",
            UsesLinker = reader.Boolean("ld", missing: true),
            Version = reader.Text("version") ?? "",
            Ram = ram,
            Caps = caps,
            Priority = ReadPriority(reader),
            IsManagingSystem = reader.Boolean("managing_system"),
            Heartbeat = ReadHeartbeat(node, diagnostics),
            Affinity = ReadAffinity(node, diagnostics),
            Process = node.Child("telos") is { } options ? ReadProcess(new AttributeReader(options, diagnostics), diagnostics) : ProcessOptions.None,
            PropagatesExit = ReadExit(node, diagnostics),
            Provides = ReadProvides(node.Child("provides"), diagnostics),
            Route = node.Child("route") is { } route ? RouteReader.Read(route, diagnostics) : null,
            Config = node.Child("config"),
        };
        WarnOfSecond(reader);
        reader.Finish(s_types);
        return name is null ? null : start;
    }

    /// <summary>Reads the services of a node `provides` or `parent-provides`.</summary>
    public static IReadOnlyList<Provision> ReadProvides(Node? provides, ICollection<ConfigurationDiagnostic> diagnostics)
    {
        var services = new List<Provision>();
        if (provides is null)
        {
            return services;
        }

        foreach (var node in provides.Children)
        {
            if (node.Type != "service")
            {
                continue;
            }

            var reader = new AttributeReader(node, diagnostics);
            if (reader.RequiredName() is { } name)
            {
                if (services.Exists(other => other.Service == name))
                {
                    reader.Warn($"The service '{name}' is there already.");
                }
                else
                {
                    services.Add(new Provision(name, node.Line));
                }
            }

            // The mistake of the format: what follows on the same line lies deeper.
            reader.Finish();
        }

        new AttributeReader(provides, diagnostics).Finish("service");
        return services;
    }

    private static string? ReadBinary(Node start, ICollection<ConfigurationDiagnostic> diagnostics)
    {
        if (start.Child("binary") is not { } node)
        {
            return null;
        }

        var reader = new AttributeReader(node, diagnostics);
        var name = reader.RequiredName();
        reader.Finish();
        return name;
    }

    private static int ReadPriority(AttributeReader reader)
    {
        var priority = reader.Signed("priority") ?? 0;
        if (priority > 0)
        {
            reader.Error($"The priority of a child is 0 or less, not {priority}.");
            return 0;
        }

        return priority;
    }

    private static HeartbeatWatch? ReadHeartbeat(Node start, ICollection<ConfigurationDiagnostic> diagnostics)
    {
        if (start.Child("heartbeat") is not { } node)
        {
            return null;
        }

        var reader = new AttributeReader(node, diagnostics);
        var limit = reader.Unsigned("restart_after_skipped", uint.MaxValue) ?? 0;
        reader.Finish();
        return new HeartbeatWatch((uint)limit);
    }

    private static AffinityPart? ReadAffinity(Node start, ICollection<ConfigurationDiagnostic> diagnostics)
    {
        if (start.Child("affinity") is not { } node)
        {
            return null;
        }

        var reader = new AttributeReader(node, diagnostics);
        var part = new AffinityPart(Read("xpos"), Read("ypos"), Read("width"), Read("height"));
        reader.Finish();
        return part;

        uint? Read(string tag) => (uint?)reader.Unsigned(tag, 1 << 16);
    }

    private static ProcessOptions ReadProcess(AttributeReader reader, ICollection<ConfigurationDiagnostic> diagnostics)
    {
        ProcessOptions options = new()
        {
            HasNetwork = Choose(reader, "network", "host", "none"),
            HasFiles = Choose(reader, "files", "host", "private"),
            HasProcesses = reader.Boolean("processes"),
            Memory = reader.Bytes("memory"),
        };
        options = options.WithPaths(ReadPathNames(reader, diagnostics));
        reader.Finish("read");
        if (options.Paths.Length <= ProcessOptions.MaxPaths)
        {
            return options;
        }

        reader.Error($"The names of all that the child reads have {options.Paths.Length} characters with the commas between, and {ProcessOptions.MaxPaths} at most; it reads none of it.");
        return options.WithPaths([]);
    }

    private static List<string> ReadPathNames(AttributeReader reader, ICollection<ConfigurationDiagnostic> diagnostics)
    {
        List<string> names = [];
        foreach (var node in reader.Node.ChildrenOf("read"))
        {
            var read = new AttributeReader(node, diagnostics);
            if (read.RequiredPathName() is { } name)
            {
                names.Add(name);
            }

            read.Finish();
        }

        return names;
    }

    // Both are words, so that a configuration says what a child has in place of what it does not.
    private static bool Choose(AttributeReader reader, string tag, string yes, string no)
    {
        var value = reader.Text(tag) ?? no;
        if (value != yes && value != no)
        {
            reader.Error($"The attribute '{tag}' of 'telos' is '{yes}' or '{no}', not '{value}'.");
        }

        return value == yes;
    }

    private static bool ReadExit(Node start, ICollection<ConfigurationDiagnostic> diagnostics)
    {
        if (start.Child("exit") is not { } node)
        {
            return false;
        }

        var reader = new AttributeReader(node, diagnostics);
        var propagates = reader.Boolean("propagate");
        reader.Finish();
        return propagates;
    }

    private static void ReadResource(AttributeReader reader, ref ulong? ram, ref ulong? caps)
    {
        switch (reader.Text("name"))
        {
            case "RAM":
                if (ram is not null)
                {
                    reader.Warn("The memory is said twice; this one counts.");
                }

                ram = reader.Bytes("quantum") ?? 0;
                break;
            case "CAP":
                caps = reader.Unsigned("quantum") ?? 0;
                break;
            default:
                reader.Error($"A resource is 'RAM' or 'CAP', not '{reader.Node.Name}'.");
                break;
        }

        reader.Finish();
    }

    private static void WarnOfSecond(AttributeReader reader)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var child in reader.Node.Children)
        {
            if (!seen.Add(child.Type) && child.Type != "resource" && s_types.Contains(child.Type, StringComparer.Ordinal))
            {
                reader.Warn(child.Line, $"A second node '{child.Type}' in '{reader.Node.Name}' is ignored.");
            }
        }
    }
}
