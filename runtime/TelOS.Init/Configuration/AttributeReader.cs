using TelOS.Runtime;

namespace TelOS.Init;

/// <summary>Reads the attributes of a node of a configuration, and tells what is wrong with them.</summary>
/// <param name="node">The node.</param>
/// <param name="diagnostics">Takes what is wrong.</param>
internal sealed class AttributeReader(Node node, ICollection<ConfigurationDiagnostic> diagnostics)
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    /// <summary>The node.</summary>
    public Node Node { get; } = node;

    /// <summary>Where it stands.</summary>
    public int Line => Node.Line;

    /// <summary>Tells that something is wrong.</summary>
    public void Error(string message) => Tell(Line, DiagnosticSeverity.Error, message);

    /// <summary>Tells that something is odd.</summary>
    public void Warn(string message) => Tell(Line, DiagnosticSeverity.Warning, message);

    /// <summary>Tells that something is odd, at another line.</summary>
    public void Warn(int line, string message) => Tell(line, DiagnosticSeverity.Warning, message);

    /// <summary>A text, or null when it is not given.</summary>
    public string? Text(string tag)
    {
        _known.Add(tag);
        return Node[tag];
    }

    /// <summary>The node's name, which has to be given.</summary>
    public string? RequiredName()
    {
        var name = Text("name");
        if (string.IsNullOrEmpty(name))
        {
            Error($"The node '{Node.Type}' needs a name.");
            return null;
        }

        return name;
    }

    /// <summary>The node's name, which has to be given and to be that of a path of the host.</summary>
    public string? RequiredPathName()
    {
        if (RequiredName() is not { } name)
        {
            return null;
        }

        if (HostPath.IsName(name))
        {
            return name;
        }

        Error($"The name of a path has {HostPath.MaxName} letters, digits, '_', '-' and '.' at most, unlike '{name}'.");
        return null;
    }

    /// <summary>A boolean.</summary>
    public bool Boolean(string tag, bool missing = false)
    {
        if (!TryFind(tag, out var attribute))
        {
            return missing;
        }

        return attribute.TryGetBoolean(out var value, out var problem) ? value : Tell(problem, missing);
    }

    /// <summary>Bytes, or null when they are not given.</summary>
    public ulong? Bytes(string tag)
    {
        if (!TryFind(tag, out var attribute))
        {
            return null;
        }

        return attribute.TryGetBytes(out var value, out var problem) ? value : Tell<ulong?>(problem, null);
    }

    /// <summary>A number without sign, or null when it is not given.</summary>
    public ulong? Unsigned(string tag, ulong max = ulong.MaxValue)
    {
        if (!TryFind(tag, out var attribute))
        {
            return null;
        }

        return attribute.TryGetUInt64(out var value, out var problem, max) ? value : Tell<ulong?>(problem, null);
    }

    /// <summary>A number, or null when it is not given.</summary>
    public int? Signed(string tag)
    {
        if (!TryFind(tag, out var attribute))
        {
            return null;
        }

        return attribute.TryGetInt64(out var value, out var problem, int.MinValue, int.MaxValue) ? (int)value : Tell<int?>(problem, null);
    }

    /// <summary>The labels that the node is about.</summary>
    public LabelSelector Selector(bool hasUnscoped)
    {
        var selector = new LabelSelector(
            Text("label"), Text("label_prefix"), Text("label_suffix"), Text("label_last"), hasUnscoped ? Text("unscoped_label") : null);
        return selector;
    }

    /// <summary>Tells of the attributes that nobody asked for, and of sub nodes of unknown types.</summary>
    /// <param name="types">The known types of sub nodes.</param>
    public void Finish(params ReadOnlySpan<string> types)
    {
        foreach (var attribute in Node.Attributes)
        {
            if (!_known.Contains(attribute.Tag))
            {
                Warn(attribute.Line, $"The node '{Node.Type}' has no attribute '{attribute.Tag}'; it is ignored.");
            }
        }

        foreach (var child in Node.Children)
        {
            if (!types.Contains(child.Type))
            {
                Warn(child.Line, $"A node '{child.Type}' has no meaning in '{Node.Type}'; it is ignored.");
            }
        }
    }

    private bool TryFind(string tag, out NodeAttribute attribute)
    {
        _known.Add(tag);
        return Node.TryGetAttribute(tag, out attribute);
    }

    private T Tell<T>(NodeProblem problem, T missing)
    {
        Tell(problem.Line, DiagnosticSeverity.Error, problem.Message);
        return missing;
    }

    private void Tell(int line, DiagnosticSeverity severity, string message) =>
        diagnostics.Add(new ConfigurationDiagnostic(line, severity, message));
}
