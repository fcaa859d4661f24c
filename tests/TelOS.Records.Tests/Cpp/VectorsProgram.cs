using TelOS.Idl.Testing.Cpp;

namespace TelOS.Records.Tests.Cpp;

/// <summary>The C++ reader and writer of MessagePack, as a program with sanitizers; made once for all tests.</summary>
internal static class VectorsProgram
{
    private static readonly Lazy<Task<RecordProgram>> s_program = new(() => RecordProgram.BuildAsync(
        CppCompiler.Gcc, "vectors", [RecordProgram.Source("vectors.cc"), RecordProgram.Source("host.cc")], RecordProgram.Sanitizers));

    internal static Task<RecordProgram> InstanceAsync() => s_program.Value;
}
