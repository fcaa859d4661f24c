namespace TelOS.Host.Tool.Tests;

/// <summary>A folder with images, and `telos store` on what is in it.</summary>
internal sealed class StoreFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("telos-store");

    /// <summary>The image that most commands are about.</summary>
    public string Image => At("a.image");

    /// <summary>The path of a file in it.</summary>
    public string At(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>Runs `telos store`.</summary>
    public static ToolRun Run(params string[] arguments) => ToolRun.Of(["store", .. arguments]);

    /// <summary>Runs it; it has to write this, and no error.</summary>
    public static void Done(string output, params string[] arguments) => Assert.Equal(new ToolRun(0, output, ""), Run(arguments));

    /// <summary>Runs it; it has to refuse.</summary>
    public static void Refused(int code, string message, params string[] arguments)
    {
        var run = Run(arguments);
        Assert.StartsWith("telos: error: ", run.Error, StringComparison.Ordinal);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Equal(code, run.Code);
    }

    /// <summary>Makes the image and fills it.</summary>
    public void Import(string lines)
    {
        File.WriteAllText(At("lines.jsonl"), lines);
        Assert.Equal(0, Run("create", Image, "--size", "16M").Code);
        Assert.Equal(0, Run("import", Image, At("lines.jsonl")).Code);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
