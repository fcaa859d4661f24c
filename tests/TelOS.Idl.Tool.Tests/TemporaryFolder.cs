using System.Text;
using TelOS.Idl.Tool.CommandLine;
using TelOS.Idl.Tool.Loading;
using TelOS.Idl.Tool.Output;

namespace TelOS.Idl.Tool.Tests;

/// <summary>A folder for one test, in which the tool can be run within this process.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public const string Sound = "edition 1;\nnamespace test.sound;\n\nstruct Point {\n    x: u32;\n    y: u32;\n}\n";

    public string Path { get; } = Directory.CreateTempSubdirectory("tidl-").FullName;

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        string path = At(name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public string At(string name) => System.IO.Path.Combine(Path, name);

    public string Read(string name) => File.ReadAllText(At(name));

    /// <summary>Runs the tool in this folder, without colours.</summary>
    public ToolResult Run(params string[] arguments) => RunWithInput([], arguments);

    /// <summary>Runs the tool in this folder with standard input.</summary>
    public ToolResult RunWithInput(byte[] input, params string[] arguments)
    {
        using MemoryStream stdin = new(input);
        using MemoryStream stdout = new();
        using MemoryStream stderr = new();
        ToolConsole console = new(stdin, stdout, stderr, new WorkingFolder(Path), colourOutput: false, colourError: false);
        int code = ToolApplication.Run(arguments, console);
        return new ToolResult(code, Encoding.UTF8.GetString(stdout.ToArray()), Encoding.UTF8.GetString(stderr.ToArray()));
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
