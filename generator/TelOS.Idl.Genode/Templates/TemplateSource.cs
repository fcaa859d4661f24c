using System.Collections.Concurrent;
using Scriban;

namespace TelOS.Idl.Genode.Templates;

/// <summary>Where templates come from: those that are built in, or a folder whose files replace them by name. Each one is parsed once;
/// safe for several threads.</summary>
public sealed class TemplateSource
{
    private const string ResourcePrefix = "templates/";

    private readonly ConcurrentDictionary<string, Template> _parsed = new(StringComparer.Ordinal);
    private readonly string? _folder;

    private TemplateSource(string? folder) => _folder = folder;

    /// <summary>The templates that are part of the compiler.</summary>
    public static TemplateSource BuiltIn { get; } = new(null);

    /// <summary>The names of the templates that are built in: <c>session.h.scriban</c>.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. typeof(TemplateSource).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(ResourcePrefix, StringComparison.Ordinal))
            .Select(name => name.Substring(ResourcePrefix.Length))
            .OrderBy(name => name, StringComparer.Ordinal),
    ];

    /// <summary>The templates of a folder, and those that are built in where the folder lacks one.</summary>
    /// <param name="folder">The folder; its files are read when they are needed, each once.</param>
    public static TemplateSource Folder(string folder) => new(folder);

    /// <summary>The text of a template that is built in.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <exception cref="ArgumentException">There is no such template.</exception>
    public static string BuiltInText(string name)
    {
        using Stream stream = typeof(TemplateSource).Assembly.GetManifestResourceStream(ResourcePrefix + name)
            ?? throw new ArgumentException($"There is no template '{name}'. There are: {string.Join(", ", Names)}.", nameof(name));
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }

    /// <summary>A parsed template.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="TemplateException">It cannot be parsed.</exception>
    internal Template Get(string name) => _parsed.GetOrAdd(name, Parse);

    /// <summary>Hands out everything that was parsed so far, for templates that include others.</summary>
    /// <param name="templates">Where it goes.</param>
    internal void Share(Dictionary<string, Template> templates)
    {
        foreach (KeyValuePair<string, Template> parsed in _parsed)
        {
            templates[parsed.Key] = parsed.Value;
        }
    }

    /// <summary>The text of a template.</summary>
    /// <param name="name">Its name.</param>
    internal string Text(string name) => FileOf(name) is { } file ? File.ReadAllText(file) : BuiltInText(name);

    private Template Parse(string name)
    {
        Template template = Template.Parse(Text(name), FileOf(name) ?? name);
        return template.HasErrors ? throw new TemplateException(string.Join("\n", template.Messages)) : template;
    }

    private string? FileOf(string name)
    {
        string? file = _folder is null ? null : Path.Combine(_folder, name);
        return file is not null && File.Exists(file) ? file : null;
    }
}
