using System.Text.Json;

namespace TelOS.Idl.Tool.Tests.Building;

/// <summary>A temporary folder with a contract, and what tests of builds ask of it.</summary>
internal sealed class BuildFolder : IDisposable
{
    public const string Shop = "edition 1;\nnamespace test.shop;\n\nstruct Item { number: u32; }\n\ninterface Shelf {\n    @0 take(number: u32) -> Item;\n}\n";

    public BuildFolder() => Files.Write("shop.tidl", Shop);

    public TemporaryFolder Files { get; } = new();

    public ToolResult Build(params string[] more) => Files.Run(["build", "shop.tidl", "--csharp", "out", .. more]);

    /// <summary>The files below the output folder, without the manifest.</summary>
    public IReadOnlyList<string> Outputs(string folder = "out") =>
    [
        .. Directory.EnumerateFiles(Files.At(folder), "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Files.At(folder), path).Replace('\\', '/'))
            .Where(path => path != "tidl-manifest.json")
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The manifest, after it was held against its schema.</summary>
    public JsonElement Manifest(string folder = "out")
    {
        using JsonDocument document = JsonDocument.Parse(Files.Read($"{folder}/tidl-manifest.json"));
        Xunit.Assert.Empty(Json.JsonSchema.Published("manifest-1").Validate(document.RootElement));
        return document.RootElement.Clone();
    }

    public void Dispose() => Files.Dispose();
}
