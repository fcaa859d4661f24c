using TelOS.Idl.Genode.Templates;
using TelOS.Idl.Tool.Documenting;
using TelOS.Idl.Tool.Documenting.Rendering;
using TelOS.Idl.Tool.Loading;

namespace TelOS.Idl.Tool.Building;

/// <summary>What writes each language of a request.</summary>
internal sealed class OutputEmitters
{
    private readonly IReadOnlyList<IOutputEmitter> _emitters;

    private OutputEmitters(IReadOnlyList<IOutputEmitter> emitters, IReadOnlyList<string> templates)
    {
        _emitters = emitters;
        Templates = templates;
    }

    /// <summary>The user's template files that outputs depend on; absolute paths.</summary>
    public IReadOnlyList<string> Templates { get; }

    /// <summary>Makes the emitters of a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="working">What paths are relative to.</param>
    /// <param name="problems">Takes what is wrong with the templates.</param>
    /// <returns>The emitters, or null when the templates cannot be used.</returns>
    public static OutputEmitters? TryCreate(BuildRequest request, WorkingFolder working, List<InputProblem> problems)
    {
        IReadOnlyList<string> replaced = request.Templates is { } folder ? TemplateFolder.Read(working, folder, problems) : [];
        if (problems.Count > 0)
        {
            return null;
        }
        TemplateSource templates = request.Templates is null ? TemplateSource.BuiltIn : TemplateSource.Folder(working.Full(request.Templates));
        List<string> importRoots = [.. request.Imports.Roots.Select(working.Full)];
        return new OutputEmitters(
            [
                new CSharpOutput(),
                new CppOutput(templates),
                new GenodeOutput(templates),
                new DocumentOutput(TargetLanguage.Html, importRoots, static index => new HtmlPageRenderer(index)),
                new DocumentOutput(TargetLanguage.Markdown, importRoots, static _ => new MarkdownPageRenderer()),
            ],
            replaced);
    }

    /// <summary>The emitter of a language.</summary>
    public IOutputEmitter Of(TargetLanguage language) => _emitters.Single(emitter => emitter.Language == language);
}
