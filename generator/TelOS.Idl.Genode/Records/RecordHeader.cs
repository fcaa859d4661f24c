using Scriban.Runtime;
using TelOS.Idl.Genode.Naming;
using TelOS.Idl.Genode.Server;
using TelOS.Idl.Genode.Views;
using TelOS.Idl.Model;

namespace TelOS.Idl.Genode.Records;

/// <summary>The header with the records of a contract.</summary>
internal static class RecordHeader
{
    /// <summary>Renders the header, if there are records.</summary>
    /// <param name="context">The contract.</param>
    /// <param name="render">Renders a template as the header of the given name, with values of its own.</param>
    public static void Emit(ViewContext context, Action<string, string, (string Name, object? Value)[]> render)
    {
        if (context.Contract.Declarations.Any(declaration => declaration is RecordDeclaration))
        {
            render("records.h.scriban", "records", [("records", RecordView.Of(context)), ("includes", new ScriptArray(Includes(context)))]);
        }
    }

    // What a field holds has to be there, and what tells whether bytes are a value of it.
    private static SortedSet<string> Includes(ViewContext context)
    {
        Declarations declarations = new(context.Contracts);
        Validity validity = new(declarations);
        SortedSet<string> headers = new(StringComparer.Ordinal) { $"{context.Names.Folder}/{context.Names.Folder}.h" };
        foreach (NamedType type in context.Contract.Declarations.OfType<RecordDeclaration>()
            .SelectMany(record => record.Fields).SelectMany(field => RecordTypes.Named(field.Type)))
        {
            if (declarations.Owner(type) is not { } owner)
            {
                continue;
            }

            string folder = CppNames.FolderOf(owner);
            if (type.Kind == NamedTypeKind.Record)
            {
                if (owner.Namespace != context.Contract.Namespace)
                {
                    _ = headers.Add(folder + "/records.h");
                }
            }
            else
            {
                _ = headers.Add(owner.IsGenode ? GenodeHeaders.Of(owner, type.Name) : $"{folder}/{folder}.h");
                headers.UnionWith(validity.Headers(type));
            }
        }

        return headers;
    }
}
