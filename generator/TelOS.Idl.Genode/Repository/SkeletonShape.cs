using System.Text.RegularExpressions;
using Scriban.Runtime;
using TelOS.Idl.Genode.Server;
using TelOS.Idl.Genode.Templates;
using TelOS.Idl.Genode.Views;
using TelOS.Idl.Model;
using TelOS.Idl.Naming;

namespace TelOS.Idl.Genode.Repository;

/// <summary>A component that is about to be written: of which contract, under which name, with what it needs.</summary>
internal sealed class SkeletonShape
{
    private static readonly Regex ComponentName = new("^[a-z][a-z0-9_-]{0,62}$", RegexOptions.CultureInvariant);

    private readonly ViewContext _context;
    private readonly TemplateRenderer _renderer;
    private readonly Validity _validity;
    private readonly string _name;

    private SkeletonShape(IReadOnlyList<Contract> contracts, Contract contract, string name, GenodeOptions options)
    {
        _context = new ViewContext(contract, contracts);
        _validity = new Validity(new Declarations(contracts));
        _name = name;
        Interfaces = [.. contract.Declarations.OfType<InterfaceDeclaration>()];
        Services = [.. Interfaces.Select(declaration => declaration.Session?.Service).OfType<string>()];
        _renderer = new TemplateRenderer(options.Templates, new ScriptObject
        {
            ["contract"] = ContractView.Of(_context),
            ["target"] = name,
            ["namespace"] = NamespaceOf(name, _context.Names.Namespace),
        });
    }

    /// <summary>The interfaces and sessions of the contract.</summary>
    public IReadOnlyList<InterfaceDeclaration> Interfaces { get; }

    /// <summary>The names of the services.</summary>
    public IReadOnlyList<string> Services { get; }

    /// <summary>The folder of the contract's headers.</summary>
    public string Folder => _context.Names.Folder;

    /// <summary>Checks what is asked for.</summary>
    /// <exception cref="ArgumentException">The name is none, or the contract has no interface.</exception>
    public static SkeletonShape Create(IReadOnlyList<Contract> contracts, Contract contract, string name, GenodeOptions options)
    {
        if (!ComponentName.IsMatch(name))
        {
            throw new ArgumentException($"'{name}' is no name of a component: a lower-case letter, then lower-case letters, digits, '_' and '-'.", nameof(name));
        }

        return contract.Declarations.Any(declaration => declaration is InterfaceDeclaration)
            ? new SkeletonShape(contracts, contract, name, options)
            : throw new ArgumentException($"The contract '{contract.Namespace}' declares no interface.", nameof(contract));
    }

    /// <summary>Renders a file of the component.</summary>
    public GeneratedFile Render(string path, string template, params (string Name, object? Value)[] values) =>
        new(path, _renderer.Render(template, values));

    /// <summary>What the server's templates see of an interface.</summary>
    public ScriptObject Component(InterfaceDeclaration declaration)
    {
        ScriptObject view = ComponentView.Of(declaration, _context, _validity);
        view["member"] = TargetNames.ToCpp(view.Text("component"));
        view["root_member"] = TargetNames.ToCpp(view.Text("root"));
        return view;
    }

    /// <summary>What the client's templates see of a session.</summary>
    public ScriptObject Session(InterfaceDeclaration declaration)
    {
        ScriptObject view = ComponentView.Of(declaration, _context, _validity);
        view["member"] = TargetNames.ToCpp(view.Text("connection"));
        view["needs_attr"] = declaration.Session?.Arguments.Any(argument => argument.Default is null) == true;
        return view;
    }

    /// <summary>Adds what is there for every component: the recipe, the run script, the Goa project.</summary>
    /// <param name="files">The sources.</param>
    /// <param name="source">Their folder.</param>
    /// <param name="server">The server's name, or null for a client.</param>
    /// <param name="client">The client's name, or null for a server.</param>
    /// <param name="version">The version of its archives.</param>
    public IReadOnlyList<GeneratedFile> Complete(
        IReadOnlyList<GeneratedFile> files, string source, string? server, string? client, string version)
    {
        List<GeneratedFile> all = [.. files];
        ScriptArray apis = [.. GenodeRepository.UsedApis(_context.Contracts, _context.Contract)];
        string recipe = "recipes/src/" + _name;
        all.Add(Render(recipe + "/content.mk", "src_content.mk.scriban", ("source", source)));
        all.Add(Render(recipe + "/used_apis", "used_apis.scriban", ("apis", apis)));
        all.Add(new GeneratedFile(recipe + "/hash", ArchiveHash.Of(version, files)));
        (string, object?)[] scenario =
        [
            ("server", server ?? (Services.Count == 0 ? string.Empty : Services[0].ToLowerInvariant())),
            ("client", client),
            ("services", new ScriptArray(Services)),
            ("source", source),
        ];
        all.Add(Render($"run/{_name}.run", "run.run.scriban", scenario));
        string project = "goa/" + _name;
        all.AddRange(files.Where(file => file.Path.EndsWith(".cc", StringComparison.Ordinal) || file.Path.EndsWith(".h", StringComparison.Ordinal))
            .Select(file => new GeneratedFile(project + "/src" + file.Path.Substring(source.Length), file.Text)));
        all.Add(Render(project + "/src/Makefile", "goa_Makefile.scriban"));
        all.Add(Render(project + "/used_apis", "goa_used_apis.scriban", ("apis", apis)));
        all.Add(Render(project + "/artifacts", "goa_artifacts.scriban"));
        all.Add(Render(project + "/pkg/archives", "goa_archives.scriban"));
        all.Add(Render(project + "/pkg/README", "goa_README.scriban"));
        all.Add(Render(project + "/pkg/runtime", "goa_runtime.scriban", scenario));
        all.Add(new GeneratedFile(project + "/version", version + "\n"));
        return [.. all.OrderBy(file => file.Path, StringComparer.Ordinal)];
    }

    // A component called like its contract must not open the contract's namespace, whose names it would hide.
    private static string NamespaceOf(string name, string contract)
    {
        string own = TargetNames.ToCppType(name.Replace('-', '_'));
        return own == contract || own == "Genode" || own == "Telos" || own == "Component" ? own + "_component" : own;
    }
}
