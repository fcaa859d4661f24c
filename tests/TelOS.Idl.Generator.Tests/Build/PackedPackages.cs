namespace TelOS.Idl.Generator.Tests.Build;

/// <summary>The packages of this repository, packed once from what the build left.</summary>
public sealed class PackedPackages : IAsyncLifetime
{
    private readonly TemporaryProject _packing = new();

    /// <summary>The folder that holds them.</summary>
    public string Folder => _packing.Folder;

    /// <summary>The file of a package.</summary>
    public string FileOf(string id) => Assert.Single(
        Directory.GetFiles(Folder, $"{id}.*.nupkg"), file => char.IsAsciiDigit(Path.GetFileName(file)[id.Length + 1]));

    /// <summary>The version of a package.</summary>
    public string VersionOf(string id) => Path.GetFileNameWithoutExtension(FileOf(id))[(id.Length + 1)..];

    /// <summary>A <c>nuget.config</c> that knows nothing but these packages and what was restored before.</summary>
    public string Configuration => $"""
        <configuration>
          <packageSources><clear /><add key="built" value="{Folder}" /></packageSources>
          <fallbackPackageFolders><clear /><add key="user" value="{TemporaryProject.GlobalPackages}" /></fallbackPackageFolders>
        </configuration>
        """;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        foreach (string project in (string[])["runtime/TelOS.Runtime", "generator/TelOS.Idl.Generator.Package", "idl/TelOS.Idl.Tool"])
        {
            (int packed, string message) = await _packing.DotnetAsync(
                "pack", Path.Combine(Repository.Root, project), "--no-build", "-c", Repository.Configuration, "-o", Folder, "-v:q", "-nologo");
            Assert.True(packed == 0, message);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _packing.Dispose();
        return ValueTask.CompletedTask;
    }
}
