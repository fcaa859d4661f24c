using Scriban.Runtime;
using TelOS.Idl.Genode.Naming;
using TelOS.Idl.Genode.Views;
using TelOS.Idl.Model;

namespace TelOS.Idl.Genode.Server;

/// <summary>The headers of connections and servers, and what both share.</summary>
internal static class ServerHeaders
{
    private static readonly string[] ServerIncludes = ["base/rpc_server.h", "telos/server.h"];

    private static readonly string[] RootIncludes = ["base/attached_rom_dataspace.h", "base/env.h", "base/session_object.h", "os/session_policy.h", "root/component.h"];

    /// <summary>Renders the headers of a contract.</summary>
    /// <param name="context">The contract.</param>
    /// <param name="render">Renders a template as the header of the given name, with values of its own.</param>
    public static void Emit(ViewContext context, Action<string, string, (string Name, object? Value)[]> render)
    {
        Contract contract = context.Contract;
        if (contract.IsGenode)
        {
            return;
        }

        Validity validity = new(new Declarations(context.Contracts));
        List<InterfaceDeclaration> interfaces = [.. contract.Declarations.OfType<InterfaceDeclaration>()];
        if (validity.HasHeader(contract))
        {
            ScriptArray types = ValidityView.Of(context, validity);
            render(
                "validity.h.scriban",
                "validity",
                [
                    ("types", types),
                    ("has_valid", types.OfType<ScriptObject>().Any(type => type.Is("has_valid"))),
                    ("has_unused", types.OfType<ScriptObject>().Any(type => type.Is("has_unused"))),
                    ("includes", new ScriptArray(ValidityIncludes(context, contract, validity))),
                    ("has_deprecated", ValidityView.HasDeprecated(contract)),
                ]);
        }

        if (interfaces.Exists(declaration => declaration.Session is not null))
        {
            EmitConnections(context, interfaces, render);
        }

        if (contract.Namespace == CppNames.BulkNamespace)
        {
            render("telos_bulk_client_buffer.h.scriban", "client_buffer", []);
            render("telos_bulk_server_buffer.h.scriban", "server_buffer", []);
        }

        if (interfaces.Count > 0)
        {
            ScriptArray components = [.. interfaces.Select(declaration => ComponentView.Of(declaration, context, validity))];
            render("component.h.scriban", "component", [("components", components), ("includes", new ScriptArray(ComponentIncludes(context, interfaces, validity)))]);
        }
    }

    private static void EmitConnections(
        ViewContext context, List<InterfaceDeclaration> interfaces, Action<string, string, (string Name, object? Value)[]> render)
    {
        List<InterfaceDeclaration> sessions = [.. interfaces.Where(declaration => declaration.Session is not null)];
        SortedSet<string> includes = new(StringComparer.Ordinal) { context.Names.Folder + "/client.h" };
        if (sessions.Exists(session => session.Session?.Bulk is not null))
        {
            _ = includes.Add("telos_bulk/client_buffer.h");
        }

        if (sessions.Exists(session => session.Session?.Arguments.Any(argument => argument.Type.Unaliased is StringType) == true))
        {
            _ = includes.Add("telos/client.h");
        }

        render(
            "connection.h.scriban",
            "connection",
            [
                ("service", string.Join(" and ", sessions.Select(session => session.Session?.Service))),
                ("includes", new ScriptArray(includes)),
                ("connections", new ScriptArray(sessions.Select(session => ConnectionView.Of(session, context)))),
            ]);
    }

    private static IEnumerable<string> ComponentIncludes(ViewContext context, List<InterfaceDeclaration> interfaces, Validity validity)
    {
        SortedSet<string> genode = new(StringComparer.Ordinal) { ServerIncludes[0] };
        SortedSet<string> own = new(StringComparer.Ordinal) { ServerIncludes[1], $"{context.Names.Folder}/{context.Names.Folder}.h" };
        foreach (InterfaceDeclaration declaration in interfaces)
        {
            if (declaration.Session is { } session)
            {
                genode.UnionWith(RootIncludes);
                _ = own.Add("telos/session_args.h");
                if (session.Bulk is not null)
                {
                    _ = own.Add("telos_bulk/server_buffer.h");
                }
            }

            IEnumerable<Function> functions = declaration.Functions.Concat(declaration.InheritedFunctions.Select(inherited => inherited.Function));
            own.UnionWith(functions.SelectMany(function => function.Parameters).SelectMany(parameter => validity.Headers(parameter.Type)));
        }

        return genode.Concat(own);
    }

    private static SortedSet<string> ValidityIncludes(ViewContext context, Contract contract, Validity validity)
    {
        SortedSet<string> includes = new(StringComparer.Ordinal) { ServerIncludes[1], $"{context.Names.Folder}/{context.Names.Folder}.h" };
        if (contract.Declarations.Any(validity.IsPartlyUsed))
        {
            _ = includes.Add("telos/used_bytes.h");
        }

        includes.UnionWith(ValidityView.Parts(contract).SelectMany(validity.Headers));
        _ = includes.Remove(context.Names.Folder + "/validity.h");
        return includes;
    }
}
