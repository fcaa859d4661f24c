using Scriban.Runtime;
using TelOS.Idl.Genode.Described;
using TelOS.Idl.Genode.Records;
using TelOS.Idl.Genode.Server;
using TelOS.Idl.Genode.Templates;
using TelOS.Idl.Genode.Views;
using TelOS.Idl.Model;

namespace TelOS.Idl.Genode;

/// <summary>Writes the C++ headers of a contract. The text depends on the contracts and the templates alone: not on the machine, the culture or
/// the order of calls.</summary>
public static class GenodeEmitter
{
    /// <summary>Writes the headers of a contract. A <c>[genode]</c> contract gives those that Genode has of the interfaces, name for name.</summary>
    /// <param name="contracts">All contracts that are visible, bound without errors; those that <paramref name="contract"/> imports among them.</param>
    /// <param name="contract">The contract.</param>
    /// <param name="options">What the user decides.</param>
    /// <param name="cancellationToken">Ends the work between two headers.</param>
    /// <returns>The files, the header of the types first.</returns>
    /// <exception cref="TemplateException">A template is wrong.</exception>
    public static IReadOnlyList<GeneratedFile> Emit(
        IReadOnlyList<Contract> contracts, Contract contract, GenodeOptions options, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ViewContext context = new(contract, contracts);
        List<GeneratedFile> files = [];
        if (contract.IsGenode)
        {
            TemplateRenderer described = new(options.Templates, []);
            DescribedHeaders.Emit(context, (template, header, values) => Write(described, template, header, values));
            return files;
        }

        ScriptObject view = ContractView.Of(context);
        TemplateRenderer renderer = new(options.Templates, new ScriptObject { ["contract"] = view });
        string folder = context.Names.Folder;
        Add("session.h.scriban", folder);
        if (contract.Declarations.Any(d => d is InterfaceDeclaration))
        {
            Add("capability.h.scriban", "capability");
            Add("client.h.scriban", "client");
        }

        ServerHeaders.Emit(context, Render);
        RecordHeader.Emit(context, Render);
        return files;

        void Add(string template, string name) => Render(template, name, []);

        void Render(string template, string name, (string Name, object? Value)[] values) => Write(renderer, template, $"{folder}/{name}.h", values);

        void Write(TemplateRenderer renderer, string template, string header, (string Name, object? Value)[] values)
        {
            cancellationToken.ThrowIfCancellationRequested();
            files.Add(new GeneratedFile("include/" + header, renderer.Render(template, [("header", header), ("guard", Guard(header)), .. values])));
        }
    }

    /// <summary>Writes programs that compile only against a tree whose interfaces are what <c>[genode]</c> descriptions say: functions, their order,
    /// their types and exceptions, sizes, offsets, values, quotas and, with optimization, service names.</summary>
    /// <param name="contracts">All contracts that are visible.</param>
    /// <param name="contract">The contract; one that is not <c>[genode]</c> gives nothing.</param>
    /// <param name="options">What the user decides.</param>
    /// <param name="cancellationToken">Ends the work between two programs.</param>
    /// <returns>One file an interface; interfaces without functions and templates have none, but the instances of templates have.</returns>
    /// <exception cref="TemplateException">A template is wrong.</exception>
    public static IReadOnlyList<GeneratedFile> EmitConformance(
        IReadOnlyList<Contract> contracts, Contract contract, GenodeOptions options, CancellationToken cancellationToken = default)
    {
        ViewContext context = new(contract, contracts);
        TemplateRenderer renderer = new(options.Templates, new ScriptObject { ["contract"] = ContractView.Of(context) });
        List<GeneratedFile> files = [];
        foreach (InterfaceDeclaration face in contract.Declarations.OfType<InterfaceDeclaration>().Where(f => ConformanceView.Exists(f, contracts)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            files.Add(new GeneratedFile($"conformance/{ConformanceView.ProgramOf(face, contract)}.cc", renderer.Render("conformance.cc.scriban", ("i", ConformanceView.Of(face, context)))));
        }

        return files;
    }

    // _INCLUDE__GUI_SESSION__CLIENT_H_
    private static string Guard(string header) => "_INCLUDE__" + header.ToUpperInvariant().Replace("/", "__").Replace('.', '_').Replace('-', '_') + "_";
}
