using Scriban.Runtime;
using TelOS.Idl.Genode.Naming;
using TelOS.Idl.Model;

namespace TelOS.Idl.Genode.Views;

/// <summary>A contract as templates see it. <c>Templates/README.md</c> lists the members.</summary>
internal static class ContractView
{
    /// <summary>The view of a contract.</summary>
    public static ScriptObject Of(ViewContext context)
    {
        Contract contract = context.Contract;
        CppNames names = context.Names;
        List<ScriptObject> types = [.. DeclarationOrder.Of(contract).Select(d => DeclarationView.Of(d, context)).OfType<ScriptObject>()];
        List<ScriptObject> interfaces = [.. contract.Declarations.OfType<InterfaceDeclaration>().Select(d => InterfaceView.Of(d, context))];
        IReadOnlyList<string> includes = Includes.Of(context);
        HashSet<string> folders = new(context.Contracts.Where(c => !c.IsGenode).Select(CppNames.FolderOf), StringComparer.Ordinal) { "telos", "telos_bulk" };
        bool IsOwn(string header) => folders.Contains(header.Split('/')[0]);
        bool hasSession = interfaces.Exists(i => i["is_session"] is true);
        return new ScriptObject
        {
            ["source"] = contract.FileName,
            ["namespace"] = names.Namespace,
            ["folder"] = names.Folder,
            ["header"] = $"{names.Folder}/{names.Folder}.h",
            ["capability_header"] = $"{names.Folder}/capability.h",
            ["title"] = names.Namespace.Replace("::", " ").Replace('_', ' ') + (hasSession ? " session" : string.Empty),
            ["doc"] = context.Docs.Of(contract.Documentation),
            ["is_genode"] = contract.IsGenode,
            ["has_session"] = hasSession,
            ["has_records"] = contract.Declarations.Any(d => d is RecordDeclaration),
            ["types"] = new ScriptArray(types),
            ["sized"] = new ScriptArray(types.Where(t => t["size"] is > 0 && t["is_genode"] is false)),
            ["offsets"] = new ScriptArray(types.Where(t => t["is_genode"] is false).SelectMany(t => (ScriptArray)t["offsets"]!)),
            ["interfaces"] = new ScriptArray(interfaces),
            ["includes"] = new ScriptArray(includes.Where(h => !IsOwn(h))),
            ["own_includes"] = new ScriptArray(includes.Where(IsOwn)),
        };
    }
}
