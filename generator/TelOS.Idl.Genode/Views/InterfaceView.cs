using System.Globalization;
using Scriban.Runtime;
using TelOS.Idl.Genode.Naming;
using TelOS.Idl.Model;
using TelOS.Idl.Naming;

namespace TelOS.Idl.Genode.Views;

/// <summary>A session or another RPC object as templates see it. <c>Templates/README.md</c> lists the members.</summary>
internal static class InterfaceView
{
    /// <summary>The view of an interface.</summary>
    public static ScriptObject Of(InterfaceDeclaration declaration, ViewContext context)
    {
        CppNames names = context.Names;
        string name = names.OfDeclaration(declaration);
        ScriptArray functions = [.. Functions(declaration, context)];
        List<ScriptObject> listed = [.. functions.Cast<ScriptObject>()];
        ScriptArray callable = [.. Callable(declaration, listed, context)];
        ScriptObject view = new()
        {
            ["name"] = name,
            ["is_session"] = declaration.Session is not null,
            ["is_genode"] = declaration.IsGenode,
            ["doc"] = context.Docs.Of(declaration.Documentation),
            ["deprecated"] = declaration.Availability.Deprecated is { } use ? CppLiteral.OfText(use) : string.Empty,
            ["base"] = declaration.Base is { } extended ? names.OfNamed(extended) : declaration.Session is null ? "Interface" : "Genode::Session",
            ["inherits"] = declaration.Base is { } parent ? names.OfNamed(parent) : string.Empty,
            ["capability"] = CppTypeNames.CapabilityOf(name),
            ["client"] = CppTypeNames.ClientOf(name),
            ["component"] = CppTypeNames.ComponentOf(name),
            ["connection"] = CppTypeNames.ConnectionOf(name),
            ["root"] = CppTypeNames.RootOf(name),
            ["functions"] = functions,
            ["callable"] = callable,
            ["hides_call"] = callable.Cast<ScriptObject>().Any(f => f.Text("name") == "call"),
            ["inherited"] = new ScriptArray(Inherited(declaration, context)),
            ["count"] = Count(declaration, context),
            ["rpcs"] = new ScriptArray(listed.Select(f => f["rpc"])),
            ["results"] = new ScriptArray(listed.Where(f => f["fails"] is true)),
            ["has_since"] = declaration.Functions.Any(f => f.Availability.Since > 0),
            ["has_bulk"] = declaration.Session?.Bulk is not null,
            ["has_common"] = declaration.Session is { HasContractFunctions: true },
            ["service"] = declaration.Session?.Service ?? string.Empty,
        };
        if (declaration.Session is { } session)
        {
            AddSession(view, session, context);
        }

        return view;
    }

    // Opcodes are dense, so the last one tells; without one of its own an interface has those of its base.
    private static int Count(InterfaceDeclaration declaration, ViewContext context)
    {
        int last = declaration.Functions.Select(f => f.Opcode).Concat(declaration.ReservedOpcodes.Select(r => r.Opcode)).DefaultIfEmpty(-1).Max();
        return last >= 0 ? last + 1
            : declaration.Base is { } extended && context.Find(extended) is InterfaceDeclaration parent ? Count(parent, context)
            : declaration.Session is { HasContractFunctions: true } ? 2
            : 0;
    }

    private static IEnumerable<ScriptObject> Functions(InterfaceDeclaration declaration, ViewContext context)
    {
        if (declaration.Session is { HasContractFunctions: true } && declaration.Base is null)
        {
            foreach (ScriptObject common in FunctionView.Common(context.Contract.Namespace == CppNames.BulkNamespace))
            {
                yield return common;
            }
        }

        IEnumerable<(int Opcode, ScriptObject View)> own =
            declaration.Functions.Select(f => (f.Opcode, FunctionView.Of(f, context)))
                .Concat(declaration.ReservedOpcodes.Select(r => (r.Opcode, FunctionView.Of(r))));
        foreach ((_, ScriptObject view) in own.OrderBy(f => f.Opcode))
        {
            yield return view;
        }
    }

    private static IEnumerable<ScriptObject> Inherited(InterfaceDeclaration declaration, ViewContext context)
    {
        foreach (InheritedFunction inherited in declaration.InheritedFunctions)
        {
            ScriptObject view = FunctionView.Of(inherited.Function, context);
            view["declared_in"] = context.Names.OfNamed(inherited.DeclaredIn);
            yield return view;
        }
    }

    // What a client can call: what the bases have comes first.
    private static IEnumerable<ScriptObject> Callable(InterfaceDeclaration declaration, List<ScriptObject> own, ViewContext context)
    {
        IEnumerable<ScriptObject> common = declaration.Session is { HasContractFunctions: true } && declaration.Base is not null
            ? FunctionView.Common(inBulk: false)
            : [];
        return common.Concat(Inherited(declaration, context)).Concat(own).Where(f => f["is_reserved"] is false);
    }

    private static void AddSession(ScriptObject view, SessionDeclaration session, ViewContext context)
    {
        view["major"] = session.Major;
        view["minor"] = session.Minor;
        view["version"] = $"{session.Major.ToString(CultureInfo.InvariantCulture)}.{session.Minor.ToString(CultureInfo.InvariantCulture)}";
        view["hash"] = session.Hash;
        view["hash_bytes"] = new ScriptArray(Enumerable.Range(0, session.Hash.Length / 2).Select(i => "0x" + session.Hash.Substring(2 * i, 2)));
        view["ram_quota"] = session.RamQuota;
        view["ram_quota_text"] = session.RamQuota is { } ram ? CppLiteral.OfBytes(ram) : string.Empty;
        view["cap_quota"] = session.CapQuota;
        view["bulk_size"] = session.Bulk?.Size;
        view["bulk_size_text"] = session.Bulk is { } bulk ? CppLiteral.OfBytes(bulk.Size) : string.Empty;
        view["bulk_max"] = session.Bulk?.Max;
        view["bulk_max_text"] = session.Bulk is { } buffer ? CppLiteral.OfBytes(buffer.Max) : string.Empty;
        view["arguments"] = new ScriptArray(session.Arguments.Select(a => ArgumentView.Of(a, context)));
    }
}
