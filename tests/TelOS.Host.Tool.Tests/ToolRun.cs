namespace TelOS.Host.Tool.Tests;

/// <summary>One run of the tool, and all it wrote.</summary>
/// <param name="Code">Its exit code.</param>
/// <param name="Output">What it wrote to standard output.</param>
/// <param name="Error">What it wrote to standard error.</param>
internal sealed record ToolRun(int Code, string Output, string Error)
{
    /// <summary>A small system with nothing wrong.</summary>
    public const string System = """
        config
        + parent-provides
          + service ROM
          + service LOG
          + service PD
          + service CPU
        + default | caps: 100 | ram: 1M
        + default-route
          + any-service
            + parent
            + any-child
        + start store
          + provides
            + service Telos_object_store
        + start app | ram: 2M
          + binary notes
        -

        """;

    /// <summary>Runs the tool.</summary>
    public static ToolRun Of(params string[] arguments)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        var code = TelosApplication.Run(arguments, ToolOutput.Plain(output, error));
        return new ToolRun(code, output.ToString(), error.ToString());
    }

    /// <summary>Runs a command on a configuration that lies in a file; the file's name is left out of what it writes.</summary>
    public static ToolRun On(string configuration, string command, params string[] options)
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            File.WriteAllText(file, configuration);
            var run = Of([command, file, .. options]);
            return new ToolRun(run.Code, run.Output.Replace(file, "system.hid", StringComparison.Ordinal), run.Error.Replace(file, "system.hid", StringComparison.Ordinal));
        }
        finally
        {
            File.Delete(file);
        }
    }
}
