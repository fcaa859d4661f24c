namespace TelOS.Host.Tests;

/// <summary>Shell scripts for tests, in a folder of their own.</summary>
internal sealed class TestScripts : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("telos-scripts-").FullName;

    public TestScripts() => TestFiles.MakeVisible(_folder);

    /// <summary>Writes a script.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="script">What it does.</param>
    /// <returns>Its file.</returns>
    public string Add(string name, string script)
    {
        var file = Path.Combine(_folder, name);
        File.WriteAllText(file, $"#!/bin/sh\n{script}\n");
        TestFiles.MakeExecutable(file);
        return file;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
