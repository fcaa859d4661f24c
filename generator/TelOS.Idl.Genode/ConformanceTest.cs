using Scriban.Runtime;
using TelOS.Idl.Genode.Templates;
using TelOS.Idl.Genode.Views;
using TelOS.Idl.Model;

namespace TelOS.Idl.Genode;

/// <summary>Writes a component of a source repository that compiles only where Genode's interfaces are what contracts say of them.</summary>
public static class ConformanceTest
{
    private const string Folder = "src/test/tidl_conformance/";

    /// <summary>Writes the component. Whether a build compares an interface depends on what the build has: those of another kernel, or of a
    /// repository that is not enabled, are left out, and the component says which.</summary>
    /// <param name="contracts">All contracts that are visible.</param>
    /// <param name="described">Those to compare; what is not <c>[genode]</c> gives nothing.</param>
    /// <param name="options">What the user decides.</param>
    /// <param name="cancellationToken">Ends the work between two contracts.</param>
    /// <returns>The files, none where there is nothing to compare; they come in the order of their paths.</returns>
    /// <exception cref="TemplateException">A template is wrong.</exception>
    public static IReadOnlyList<GeneratedFile> Emit(
        IReadOnlyList<Contract> contracts, IReadOnlyList<Contract> described, GenodeOptions options, CancellationToken cancellationToken = default)
    {
        SortedDictionary<string, ScriptArray> headers = new(StringComparer.Ordinal);
        List<GeneratedFile> files = [];
        foreach (Contract contract in described)
        {
            foreach (InterfaceDeclaration face in contract.Declarations.OfType<InterfaceDeclaration>())
            {
                headers[ConformanceView.ProgramOf(face, contract)] = new ScriptArray(ConformanceView.HeadersOf(face, contract));
            }

            foreach (GeneratedFile program in GenodeEmitter.EmitConformance(contracts, contract, options, cancellationToken))
            {
                string name = program.Path.Substring(program.Path.LastIndexOf('/') + 1);
                if (IsOfEverybody(headers[name.Substring(0, name.Length - ".cc".Length)]))
                {
                    files.Add(program with { Path = Folder + name, Contract = contract });
                }
            }
        }

        if (files.Count == 0)
        {
            return files;
        }

        ScriptArray programs = new(files
            .Select(file => file.Path.Substring(Folder.Length, file.Path.Length - Folder.Length - ".cc".Length))
            .OrderBy(name => name, StringComparer.Ordinal)
            .Select(name => new ScriptObject { ["name"] = name, ["headers"] = headers[name] }));
        TemplateRenderer renderer = new(options.Templates, new ScriptObject { ["programs"] = programs });
        files.Add(new GeneratedFile(Folder + "README", renderer.Render("conformance_README.scriban")));
        files.Add(new GeneratedFile(Folder + "main.cc", renderer.Render("conformance_main.cc.scriban")));
        files.Add(new GeneratedFile(Folder + "target.mk", renderer.Render("conformance_target.mk.scriban")));
        return [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)];
    }

    // What only the sources of one program include lies in no folder of its own, or in "internal": other components cannot reach it.
    private static bool IsOfEverybody(ScriptArray headers) => headers.Cast<string>().All(
        header => header.Contains("/") && !header.StartsWith("internal/", StringComparison.Ordinal));
}
