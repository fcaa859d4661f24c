using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;

namespace TelOS.Idl.Genode.Templates;

/// <summary>A function that templates can call.</summary>
/// <param name="parameters">The names of its parameters, as error messages show them.</param>
/// <param name="body">What it does.</param>
internal sealed class TemplateFunction(string[] parameters, Func<ScriptArray, object?> body) : IScriptCustomFunction
{
    public int RequiredParameterCount => parameters.Length;

    public int ParameterCount => parameters.Length;

    public ScriptVarParamKind VarParamKind => ScriptVarParamKind.None;

    public Type ReturnType => typeof(object);

    public ScriptParameterInfo GetParameterInfo(int index) => new(typeof(object), parameters[index]);

    public object? Invoke(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
        body(arguments);

    public ValueTask<object?> InvokeAsync(
        TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
        new(body(arguments));
}
