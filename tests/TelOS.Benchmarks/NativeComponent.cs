using TelOS.Idl.Testing;

namespace TelOS.Benchmarks;

/// <summary>The component of the benchmarks as a NativeAOT binary, published once for all figures.</summary>
internal static class NativeComponent
{
    private static readonly Lazy<string> s_path = new(static () =>
        System.IO.Path.Combine(NativePrograms.Publish("Release", "tests/TelOS.Benchmarks.Component"), "rounds"));

    /// <summary>The program's file.</summary>
    public static string Path => s_path.Value;
}
