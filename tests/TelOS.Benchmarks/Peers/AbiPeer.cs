using System.Globalization;
using TelOS.Idl.Testing;
using TelOS.Idl.Testing.Cpp;

namespace TelOS.Benchmarks;

/// <summary>An empty call on the same ABI, by hand in C++: what the bytes and descriptors cost whoever sends them.</summary>
internal static class AbiPeer
{
    private static readonly Lazy<CppProgram> s_program = new(Build);

    /// <summary>Nanoseconds of a call.</summary>
    /// <param name="processors">1 when both sides share one, 2 when each has its own.</param>
    /// <exception cref="InvalidOperationException">A call failed.</exception>
    public static double Measure(int processors)
    {
        string server = (processors - 1).ToString(CultureInfo.InvariantCulture);
        CommandResult result = s_program.Value.RunAsync(arguments: ["0", server]).GetAwaiter().GetResult();
        return result.ExitCode == 0
            ? double.Parse(result.Output, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException("A call in C++ failed.");
    }

    // Only the machine's own headers: neither Genode's nor the stand-in's are in the way.
    private static CppProgram Build()
    {
        CppCompiler compiler = CppCompiler.Gcc;
        string source = Path.Combine(RepositoryFolder.Path, "tests", "TelOS.Benchmarks", "Cpp", "abi_call.cc");
        string program = Path.Combine(Directory.CreateDirectory(Path.Combine(RepositoryFolder.Path, "artifacts", "cpp")).FullName, "abi_call");
        CommandResult result = CommandLine.Run(compiler.Path, [.. compiler.GenodeOptions, "-O2", source, "-o", program]);
        return result.ExitCode == 0 ? new CppProgram(program) : throw new InvalidOperationException(result.Errors);
    }
}
