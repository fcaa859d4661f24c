using System.Text;
using System.Text.RegularExpressions;
using TelOS.Idl.Genode;
using TelOS.Idl.Model;
using TelOS.Idl.Testing;
using TelOS.Idl.Testing.Cpp;

namespace TelOS.Idl.Cpp.Tests.Headers;

/// <summary>The headers that come out for one contract of Genode's, in a folder of their own.</summary>
internal sealed partial class DescribedHeaders
{
    private const string Include = "include/";

    private static readonly string[] s_kernels = ["nova", "foc", "hw", "linux", "sel4"];

    private static readonly string[] s_sources = ["base-nova/src/test/nova", "base/src/include", "base/src/core/include", "os/src/monitor", "libports/src/lib/libc"];

    private readonly string _folder;
    private readonly IReadOnlyList<GeneratedFile> _files;

    private DescribedHeaders(string name, string folder, IReadOnlyList<GeneratedFile> files)
    {
        Name = name;
        _folder = Path.Combine(folder, name, Include);
        _files = files;
    }

    /// <summary>The contract: <c>timer</c>.</summary>
    public string Name { get; }

    /// <summary>The headers as they are included, those of the interfaces first.</summary>
    public IReadOnlyList<string> Headers => [.. _files.Select(Header)];

    /// <summary>The headers of the interfaces.</summary>
    public IReadOnlyList<string> Declaring => [.. _files.Where(file => file.Text.Contains("GENODE_RPC_INTERFACE", StringComparison.Ordinal)).Select(Header)];

    /// <summary>Whether they define a member of what another header of Genode's declares, which is possible in its namespace alone.</summary>
    public bool IsPartOfAnother => _files.Any(file => OutOfLine().IsMatch(file.Text));

    /// <summary>Writes the headers of all contracts that describe Genode, each contract's into a folder of its own.</summary>
    /// <param name="name">A name for the folder of these folders, which no other test uses.</param>
    public static IReadOnlyList<DescribedHeaders> Write(string name)
    {
        string contracts = Path.Combine(RepositoryFolder.Path, "idl/contracts");
        IReadOnlyList<Contract> all = ContractCompilation.Compile(
        [
            .. Directory.GetFiles(contracts, "*.tidl", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
                .Select(path => (Path.GetRelativePath(RepositoryFolder.Path, path), File.ReadAllText(path))),
        ]);
        (string Name, IReadOnlyList<GeneratedFile> Files)[] written =
        [
            .. from contract in all
               where contract.IsGenode
               let files = GenodeEmitter.Emit(all, contract, GenodeOptions.Default, CancellationToken.None)
               where files.Count > 0
               select (Path.GetFileNameWithoutExtension(contract.FileName), files),
        ];
        CppFolder folder = new(name);
        folder.Fill(written.SelectMany(contract => contract.Files.Select(file => ($"{contract.Name}/{file.Path}", file.Text))));
        return [.. written.Select(contract => new DescribedHeaders(contract.Name, folder.Path, contract.Files))];
    }

    /// <summary>Each header alone, in the place of Genode's own.</summary>
    /// <param name="api">Genode.</param>
    /// <param name="others">Where headers of other contracts are that Genode's API lacks.</param>
    public IEnumerable<CppSource> Alone(GenodeApi api, string others) =>
        Headers.Select(header => CppSource.HeaderAlone(header, [_folder, .. Folders(api, others)]) with { ForeignIncludes = [.. Foreign(api)] });

    /// <summary>All headers beside Genode's own, whose place they cannot take because Genode's framework itself uses more of it than the interface.
    /// Where both are in sight they are compared: functions, opcodes, and bytes of messages.</summary>
    /// <param name="api">Genode.</param>
    /// <param name="others">Where headers of other contracts are that Genode's API lacks.</param>
    /// <param name="isWhole">Whether clients and connections are looked at, too. Not where Genode's are guarded by other names than the usual ones.</param>
    public CppSource Beside(GenodeApi api, string others, bool isWhole)
    {
        IReadOnlyList<string> headers = isWhole ? Headers : Declaring;
        string[] needed = [.. _files.SelectMany(file => Included().Matches(file.Text)).Select(match => match.Groups[1].Value).Distinct().Where(header => !Headers.Contains(header))];
        StringBuilder text = new();
        foreach (string name in _files.SelectMany(file => Namespace().Matches(file.Text)).Select(match => match.Groups[1].Value).Where(name => name != "Genode").Distinct())
        {
            // Headers of single programs take this for granted.
            text.Append("namespace Genode { }\nnamespace ").Append(name).Append(" { using namespace Genode; }\n");
        }

        foreach (string header in (string[])["base/component.h", "base/rpc_client.h", .. needed, .. Declaring])
        {
            text.Append("#include <").Append(header).Append(">\n");
        }

        foreach (GeneratedFile file in _files)
        {
            text.Append("#undef ").Append(Guard().Match(file.Text).Groups[1].Value).Append('\n');
        }

        text.Append("namespace Emitted {\nnamespace Genode { using namespace ::Genode; }\n");
        foreach (string header in headers)
        {
            text.Append("#include \"").Append(_folder).Append(header).Append("\"\n");
        }

        text.Append("}\n");
        foreach (Match face in _files.SelectMany(file => Interface().Matches(file.Text)))
        {
            Compare(text, face.Groups[1].Value, [.. Function().Matches(face.Groups[2].Value).Select(match => match.Groups[1].Value)]);
        }

        return new CppSource(Name, text.ToString(), [.. Folders(api, others)]) { ForeignIncludes = [.. Foreign(api)] };
    }

    /// <summary>Writes the headers that an API lacks.</summary>
    /// <param name="name">A name for the folder, which no other test uses.</param>
    /// <param name="headers">All headers.</param>
    /// <param name="api">Genode.</param>
    public static string WriteMissing(string name, IReadOnlyList<DescribedHeaders> headers, GenodeApi api)
    {
        CppFolder folder = new(name);
        folder.Fill(headers.SelectMany(contract => contract._files)
            .Where(file => !Has(api, Header(file)))
            .Select(file => (Header(file), file.Text)));
        return folder.Path;
    }

    private static string Header(GeneratedFile file) => file.Path[Include.Length..];

    private static void Compare(StringBuilder text, string name, IReadOnlyList<string> functions)
    {
        if (functions.Count == 0)
        {
            return;
        }

        text.Append("namespace Comparison_").Append(name.Replace("::", "_", StringComparison.Ordinal)).Append(" {\n")
            .Append("using namespace ::Genode;\nusing Own = ::").Append(name).Append(";\nusing Written = ::Emitted::").Append(name).Append(";\n")
            .Append("static_assert(int(Meta::Length<Own::Rpc_functions>::Value) == int(Meta::Length<Written::Rpc_functions>::Value));\n");
        foreach (string function in functions)
        {
            text.Append("static_assert(int(Meta::Index_of<Own::Rpc_functions, Own::").Append(function)
                .Append(">::Value) == int(Meta::Index_of<Written::Rpc_functions, Written::").Append(function).Append(">::Value));\n");
            foreach (string direction in (string[])["RPC_CALL", "RPC_REPLY"])
            {
                text.Append("static_assert(Rpc_function_msg_size<Own::").Append(function).Append(", ").Append(direction)
                    .Append(">::Value == Rpc_function_msg_size<Written::").Append(function).Append(", ").Append(direction).Append(">::Value);\n");
            }
        }

        text.Append("}\n");
    }

    // The headers of Fiasco.OC come with its kernel's sources, and what a tree has, it has itself.
    private IEnumerable<string> Folders(GenodeApi api, string others)
    {
        string facts = GeneratedHeaders.TestFile("Headers/Facts");
        string kernel = Path.Combine(facts, "third_party");
        return api.IsStandIn ? [facts, kernel, others] : Name.StartsWith("foc_", StringComparison.Ordinal) ? [kernel, others] : [others];
    }

    // Interfaces of a kernel are declared below its own folder, some of others in the sources of their components.
    private IEnumerable<string> Foreign(GenodeApi api)
    {
        string kernel = s_kernels.FirstOrDefault(k => Name.StartsWith(k + "_", StringComparison.Ordinal)) ?? (Name == "monitor" ? "nova" : "linux");
        string[] own = [$"base-{kernel}/include", $"base-{kernel}/include/spec/64bit", $"base-{kernel}/src/include"];
        return api.IsStandIn ? [] : own.Concat(s_sources).Select(folder => Path.Combine(api.Folder, "repos", folder));
    }

    private static bool Has(GenodeApi api, string header)
    {
        IEnumerable<string> folders = api.OwnIncludes();
        if (!api.IsStandIn)
        {
            string[] repositories = Directory.GetDirectories(Path.Combine(api.Folder, "repos"));
            folders = folders
                .Concat(s_sources.Select(folder => Path.Combine(api.Folder, "repos", folder)))
                .Concat(repositories.SelectMany(repository => new[] { Path.Combine(repository, "include"), Path.Combine(repository, "src/include") }));
        }

        return folders.Any(folder => File.Exists(Path.Combine(folder, header)));
    }

    [GeneratedRegex(@"^namespace ([\w:]+) \{$", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"^#include <([^>]+)>", RegexOptions.Multiline)]
    private static partial Regex Included();

    [GeneratedRegex(@"^#ifndef (\w+)", RegexOptions.Multiline)]
    private static partial Regex Guard();

    [GeneratedRegex(@"^struct ([\w:]+) : [^\n]*\n\{\n(.*?)^\};", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Interface();

    [GeneratedRegex(@"^\tGENODE_RPC(?:_THROW)?\((\w+)", RegexOptions.Multiline)]
    private static partial Regex Function();

    [GeneratedRegex(@"^struct Genode::\w+_session::", RegexOptions.Multiline)]
    private static partial Regex OutOfLine();
}
