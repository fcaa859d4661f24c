using TelOS.Idl.Binding.Symbols;
using TelOS.Idl.Model;
using TelOS.Idl.Syntax;

namespace TelOS.Idl.Binding.Declarations;

/// <summary>Looks for the method that a signal names among those of its interface's bases.</summary>
internal static class InheritedTarget
{
    /// <summary>What is wrong with the name, or null.</summary>
    public static string? ProblemWith(string target, Identifier basis, SourceFile file)
    {
        int dot = basis.Text.LastIndexOf('.');
        string simple = basis.Text.Substring(dot + 1);
        Symbol? symbol = file.Symbols.TryGetValue(simple, out Symbol? own)
            ? own
            : file.Imports.Select(i => i.Target.Symbols.TryGetValue(simple, out Symbol? found) ? found : null).FirstOrDefault(s => s is not null);
        if (symbol?.Model is not InterfaceDeclaration extended)
        {
            return null;
        }
        Function? function = extended.Functions.Concat(extended.InheritedFunctions.Select(f => f.Function)).FirstOrDefault(f => f.Name == target);
        return function switch
        {
            null => "is no method of this interface",
            { Signal: not null } => "is a signal",
            { Parameters.Count: > 0 } => "takes parameters",
            _ => null,
        };
    }
}
