using TelOS.Idl.Genode;
using TelOS.Idl.Model;
using TelOS.Idl.Testing;
using TelOS.Idl.Testing.Cpp;

namespace TelOS.Records.Tests.Generated;

/// <summary>A contract with records, and both languages' code for it.</summary>
internal sealed class RecordContract
{
    private readonly Lazy<GeneratedAssembly> _assembly;
    private readonly Lazy<(string Folder, string Header)> _headers;

    private RecordContract(string path, params string[] imports)
    {
        Name = Path.GetFileNameWithoutExtension(path);
        IReadOnlyList<Contract> contracts = ContractCompilation.Compile(
            [.. Files(path).Concat(imports.Select(import => Path.Combine(RepositoryFolder.Path, import))).Select(file => (Path.GetRelativePath(RepositoryFolder.Path, file), File.ReadAllText(file)))]);
        Contract = contracts[0];
        _assembly = new Lazy<GeneratedAssembly>(() =>
        {
            GeneratedAssemblyBuilder builder = new(Name);
            builder.Add(Name, imports.Length == 0 ? [Contract] : contracts, []);
            return builder.Build();
        });
        _headers = new Lazy<(string Folder, string Header)>(() =>
        {
            CppFolder folder = new("records-" + Name);
            folder.Fill(contracts.Where(c => !c.IsGenode).SelectMany(c => GenodeEmitter.Emit(contracts, c, GenodeOptions.Default)).Select(file => (file.Path, file.Text)));
            string header = GenodeEmitter.Emit(contracts, Contract, GenodeOptions.Default).Single(file => Path.GetFileName(file.Path) == "records.h").Path;
            return (Path.Combine(folder.Path, "include"), header["include/".Length..]);
        });
    }

    /// <summary>Every construct of records.</summary>
    public static RecordContract Scenario { get; } = new("tests/TelOS.Idl.CSharp.Tests/Scenarios/Records/records.tidl");

    /// <summary>The reviewed one.</summary>
    public static RecordContract Reviewed { get; } = new("tests/TelOS.Idl.Genode.Tests/Expected/Records.tidl");

    /// <summary>One that is in use, with sessions beside its records.</summary>
    public static RecordContract ObjectStore { get; } = new("idl/contracts/telos/object_store.tidl");

    /// <summary>Structs and unions with padding, texts and optionals.</summary>
    public static RecordContract PlainData { get; } = new("tests/TelOS.Records.Tests/Generated/plain_data.tidl");

    /// <summary>An error of another contract.</summary>
    public static RecordContract Failures { get; } =
        new("tests/TelOS.Records.Tests/Generated/failures.tidl", "tests/TelOS.Records.Tests/Generated/errors.tidl");

    /// <summary>Those with records that are random.</summary>
    public static IReadOnlyList<RecordContract> All => [Scenario, Reviewed, ObjectStore];

    /// <summary>The file's name without extension.</summary>
    public string Name { get; }

    /// <summary>The contract.</summary>
    public Contract Contract { get; }

    /// <summary>Its records.</summary>
    public IReadOnlyList<RecordDeclaration> Records => [.. Contract.Declarations.OfType<RecordDeclaration>()];

    /// <summary>Its C#.</summary>
    public GeneratedAssembly Assembly => _assembly.Value;

    /// <summary>The folder with its C++ headers.</summary>
    public string Headers => _headers.Value.Folder;

    /// <summary>The header of its records, as it is included.</summary>
    public string Header => _headers.Value.Header;

    // A session needs the contracts that come with the compiler.
    private static IEnumerable<string> Files(string path)
    {
        string own = Path.Combine(RepositoryFolder.Path, path);
        string contracts = Path.Combine(RepositoryFolder.Path, "idl/contracts");
        return path.StartsWith("idl/", StringComparison.Ordinal)
            ? Directory.GetFiles(contracts, "*.tidl", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Where(file => file != own).Prepend(own)
            : [own];
    }
}
