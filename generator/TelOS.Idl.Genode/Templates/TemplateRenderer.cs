using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;
using TelOS.Idl.Genode.Text;

namespace TelOS.Idl.Genode.Templates;

/// <summary>Renders templates over the views of one contract. Nothing is looked up by reflection: templates see script objects and the
/// functions of <see cref="TemplateFunctions"/>, and a name that does not exist is an error.</summary>
/// <param name="source">The templates.</param>
/// <param name="globals">What every template sees.</param>
internal sealed class TemplateRenderer(TemplateSource source, ScriptObject globals)
{
    /// <summary>Renders a template and brings its text into shape.</summary>
    /// <param name="name">The template's name.</param>
    /// <param name="values">What this template sees beside the globals.</param>
    /// <exception cref="TemplateException">The template asks for something that is not there.</exception>
    public string Render(string name, params (string Name, object? Value)[] values)
    {
        ScriptObject own = [];
        foreach ((string key, object? value) in values)
        {
            own[key] = value;
        }

        // The limits of Scriban protect hosts of strangers' templates; these render what a contract of any length needs.
        TemplateContext context = new(TemplateFunctions.Instance)
        {
            StrictVariables = true,
            LoopLimit = 0,
            LimitToString = 0,
            TemplateLoader = new Loader(source),
            NewLine = "\n",
        };
        source.Share(context.CachedTemplates);
        context.PushGlobal(globals);
        context.PushGlobal(own);
        try
        {
            return TextLayout.Apply(source.Get(name).Render(context));
        }
        catch (ScriptRuntimeException error)
        {
            throw new TemplateException(error.Message, error);
        }
    }

    private sealed class Loader(TemplateSource source) : ITemplateLoader
    {
        public string GetPath(TemplateContext context, SourceSpan callerSpan, string templateName) => templateName;

        // Asked for the first time; from then on it is among those that are shared.
        public string Load(TemplateContext context, SourceSpan callerSpan, string templatePath)
        {
            _ = source.Get(templatePath);
            return source.Text(templatePath);
        }

        public ValueTask<string?> LoadAsync(TemplateContext context, SourceSpan callerSpan, string templatePath) =>
            new(Load(context, callerSpan, templatePath));
    }
}
