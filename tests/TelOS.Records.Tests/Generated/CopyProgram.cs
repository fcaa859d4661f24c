using TelOS.Idl.Model;
using TelOS.Idl.Naming;
using TelOS.Idl.Testing.Cpp;
using TelOS.Records.Tests.Cpp;

namespace TelOS.Records.Tests.Generated;

/// <summary>C++ around the records of a contract.</summary>
internal static class CopyProgram
{
    /// <summary>A program that answers <c>RECORD HEX</c> with the record's encoding.</summary>
    /// <param name="contract">The contract.</param>
    public static Task<RecordProgram> BuildAsync(RecordContract contract) => RecordProgram.BuildAsync(
        CppCompiler.Gcc, "copy-" + contract.Name, [Source(contract, "copy", CopyText(contract)), RecordProgram.Source("host.cc")], RecordProgram.Sanitizers);

    /// <summary>A function for libFuzzer, which takes any bytes for each of the records.</summary>
    /// <param name="contract">The contract.</param>
    /// <param name="headers">Folders that come before the runtime's.</param>
    public static Task<RecordProgram> BuildFuzzerAsync(RecordContract contract, params IReadOnlyList<string> headers) => RecordProgram.BuildAsync(
        CppCompiler.Clang,
        "fuzz-" + contract.Name,
        [Source(contract, "fuzz", FuzzText(contract), headers), RecordProgram.Source("host.cc")],
        [.. RecordProgram.Sanitizers, "-fsanitize=fuzzer"]);

    private static CppSource Source(RecordContract contract, string name, string text, params IReadOnlyList<string> headers) =>
        new(name, text, [.. headers, contract.Headers, .. RecordProgram.Source("host.cc").Includes]);

    private static string CopyText(RecordContract contract) => $$"""
        {{Includes(contract)}}

        int main();
        int main()
        {
        	struct Verb { char const *name; void (*fn)(Host::Line const &); };

        	static Verb const verbs[] {
        {{Lines(contract, (record, type) => $"\t\t{{ \"{record.Name}\", Record_copy::answer<{type}> }},")}}
        	};

        	for (Host::Line line { }; Host::next_line(line); Host::done(line)) {

        		for (Verb const &verb : verbs)
        			if (Host::equal(verb.name, line.verb))
        				verb.fn(line);

        		Host::Output().text("\n");
        		Host::Output().flush();
        	}
        	return 0;
        }

        """;

    private static string FuzzText(RecordContract contract) => $$"""
        {{Includes(contract)}}

        extern "C" int LLVMFuzzerTestOneInput(char const *, unsigned long);
        extern "C" int LLVMFuzzerTestOneInput(char const *bytes, unsigned long num_bytes)
        {
        	Telos::Msgpack::Reader reader { bytes, num_bytes };
        	(void)reader.skip();
        {{Lines(contract, (_, type) => $"\tRecord_copy::exercise<{type}>(bytes, num_bytes);")}}
        	return 0;
        }

        """;

    private static string Includes(RecordContract contract) => $"#include <{contract.Header}>\n\n#include \"record_copy.h\"";

    private static string Lines(RecordContract contract, Func<RecordDeclaration, string, string> line) => string.Join(
        '\n',
        contract.Records.Select(record => line(record, $"{TargetNames.ToCppNamespace(contract.Contract.Namespace)}::{Class(contract, record)}")));

    private static string Class(RecordContract contract, RecordDeclaration record) =>
        contract == RecordContract.ObjectStore && record.Name == "Root" ? "Root_record" : TargetNames.ToCppType(record.Name);
}
