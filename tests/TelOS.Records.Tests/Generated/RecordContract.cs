using TelOS.Idl.Genode;
using TelOS.Idl.Model;
using TelOS.Idl.Testing;
using TelOS.Idl.Testing.Cpp;

namespace TelOS.Records.Tests.Generated;

/// <summary>A contract with records, and both languages' code for it.</summary>
internal sealed class RecordContract
{
    private readonly Lazy<GeneratedAssembly> _assembly;
    private readonly Lazy<string> _headers;

    private RecordContract(string path)
    {
        string text = File.ReadAllText(Path.Combine(RepositoryFolder.Path, path));
        Name = Path.GetFileNameWithoutExtension(path);
        Contract = ContractCompilation.Compile(Path.GetFileName(path), text);
        _assembly = new Lazy<GeneratedAssembly>(() =>
        {
            GeneratedAssemblyBuilder builder = new(Name);
            builder.Add(Name, Contract);
            return builder.Build();
        });
        _headers = new Lazy<string>(() =>
        {
            CppFolder folder = new("records-" + Name);
            folder.Fill(GenodeEmitter.Emit([Contract], Contract, GenodeOptions.Default).Select(file => (file.Path, file.Text)));
            return Path.Combine(folder.Path, "include");
        });
    }

    /// <summary>Every construct of records.</summary>
    public static RecordContract Scenario { get; } = new("tests/TelOS.Idl.CSharp.Tests/Scenarios/Records/records.tidl");

    /// <summary>The reviewed one.</summary>
    public static RecordContract Reviewed { get; } = new("tests/TelOS.Idl.CSharp.Tests/Expected/Records.tidl");

    /// <summary>The file's name without extension.</summary>
    public string Name { get; }

    /// <summary>The contract.</summary>
    public Contract Contract { get; }

    /// <summary>Its records.</summary>
    public IReadOnlyList<RecordDeclaration> Records => [.. Contract.Declarations.OfType<RecordDeclaration>()];

    /// <summary>Its C#.</summary>
    public GeneratedAssembly Assembly => _assembly.Value;

    /// <summary>The folder with its C++ headers.</summary>
    public string Headers => _headers.Value;
}
