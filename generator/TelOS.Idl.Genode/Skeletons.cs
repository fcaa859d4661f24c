using Scriban.Runtime;
using TelOS.Idl.Genode.Repository;
using TelOS.Idl.Model;

namespace TelOS.Idl.Genode;

/// <summary>Writes what a component of a contract begins with: a server whose functions answer as one that does not know them, or a client
/// that opens its sessions. They compile as they come out; the files are the author's from then on.</summary>
public static class Skeletons
{
    private const string Version = "1.0";

    /// <summary>Writes a server.</summary>
    /// <param name="contracts">All that are visible, those of the prelude among them.</param>
    /// <param name="contract">The contract it serves.</param>
    /// <param name="name">The component's name, such as <c>object_store</c>: lower-case letters, digits, <c>_</c> and <c>-</c>.</param>
    /// <param name="options">What the user decides.</param>
    /// <returns>Its source, recipe, run script and Goa project, relative to the repository's root.</returns>
    /// <exception cref="ArgumentException">The name is none, or the contract has nothing to serve.</exception>
    public static IReadOnlyList<GeneratedFile> Server(
        IReadOnlyList<Contract> contracts, Contract contract, string name, GenodeOptions options)
    {
        SkeletonShape shape = SkeletonShape.Create(contracts, contract, name, options);
        string source = "src/server/" + name;
        ScriptArray components = [.. shape.Interfaces.Select(shape.Component)];
        List<GeneratedFile> files =
        [
            shape.Render(source + "/main.cc", "server_main.cc.scriban", ("components", components), ("has_root", shape.Services.Count > 0)),
            shape.Render(
                source + "/session_component.h",
                "server_session_component.h.scriban",
                ("components", components),
                ("include", $"{shape.Folder}/component.h")),
            shape.Render(source + "/target.mk", "target.mk.scriban", ("has_local_headers", true)),
            shape.Render(source + "/README", "server_README.scriban", ("services", new ScriptArray(shape.Services))),
        ];
        return shape.Complete(files, source, server: name, client: null, Version);
    }

    /// <summary>Writes a client.</summary>
    /// <param name="contracts">All that are visible, those of the prelude among them.</param>
    /// <param name="contract">The contract whose sessions it opens.</param>
    /// <param name="name">The component's name, such as <c>object_store_client</c>: lower-case letters, digits, <c>_</c> and <c>-</c>.</param>
    /// <param name="options">What the user decides.</param>
    /// <returns>Its source, recipe and Goa project, relative to the repository's root.</returns>
    /// <exception cref="ArgumentException">The name is none, or the contract has nothing to call.</exception>
    public static IReadOnlyList<GeneratedFile> Client(
        IReadOnlyList<Contract> contracts, Contract contract, string name, GenodeOptions options)
    {
        SkeletonShape shape = SkeletonShape.Create(contracts, contract, name, options);
        string source = "src/app/" + name;
        bool hasSession = shape.Services.Count > 0;
        List<GeneratedFile> files =
        [
            shape.Render(
                source + "/main.cc",
                "client_main.cc.scriban",
                ("sessions", new ScriptArray(shape.Interfaces.Where(declaration => declaration.Session is not null).Select(shape.Session))),
                ("include", $"{shape.Folder}/{(hasSession ? "connection" : "client")}.h")),
            shape.Render(source + "/target.mk", "target.mk.scriban", ("has_local_headers", false)),
            shape.Render(source + "/README", "client_README.scriban", ("services", new ScriptArray(shape.Services))),
        ];
        return shape.Complete(files, source, server: null, client: name, Version);
    }
}
