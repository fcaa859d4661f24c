using System.Text;
using TelOS.Runtime;

namespace TelOS.Host;

/// <summary>The ROM modules that core has from the start: files of a folder, and what the host set itself.</summary>
/// <remarks>
/// <para>A module `name` of a folder is, in this order: the file `name`, the file `name` in the folder `name` (a .NET program with its
/// assemblies beside it), the file `name.dll` in the folder `name`, or the file `name.dll`. What ends in `.dll` is run by the `dotnet` that runs
/// the host or that `DOTNET_ROOT` names. A file is executed where it lies, and links are followed first: a framework-dependent program finds its
/// assemblies beside its real file.</para>
/// <para>Names with a slash, and those that begin with a dot, are no modules.</para>
/// <para>A folder without a program `timer` has it all the same: <see cref="TimerProgram"/>.</para>
/// </remarks>
/// <param name="folder">The folder, or null.</param>
internal sealed class BootModules(string? folder) : IDisposable
{
    private readonly Dictionary<string, RomContent> _modules = new(StringComparer.Ordinal);

    /// <summary>Sets what a module contains. Who has it open is told.</summary>
    public void Set(string name, byte[] content)
    {
        if (_modules.TryGetValue(name, out var known) && known is not IProgramModule)
        {
            known.Set(content);
        }
        else
        {
            _modules[name] = new RomContent(content);
        }
    }

    /// <summary>Makes a file a module.</summary>
    /// <param name="name">The module's name.</param>
    /// <param name="file">The file's path.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    public void SetFile(string name, string file) => _modules[name] = NewFile(name, file);

    /// <summary>Makes a function of the host's process a module.</summary>
    /// <param name="name">The module's name.</param>
    /// <param name="main">The function: a program that gets its environment.</param>
    public void SetProgram(string name, Func<Env, int> main) => _modules[name] = new ThreadModule(name, main);

    /// <summary>Finds a module.</summary>
    /// <returns>Null when there is none of that name.</returns>
    /// <exception cref="IOException">There is one in the folder, and it cannot be read: a link that leads nowhere, a file of somebody else.</exception>
    public RomContent? Find(string name)
    {
        if (_modules.TryGetValue(name, out var known))
        {
            return known;
        }

        if (FindFile(name) is { } file)
        {
            return _modules[name] = NewFile(name, file);
        }

        // A folder may have a timer of its own.
        return name == TimerProgram.Name ? _modules[name] = new ThreadModule(name, TimerProgram.Run) : null;
    }

    /// <summary>How the program in memory of one of the modules is executed; null when it is none of them.</summary>
    public ProgramImage? FindProgram(MemoryObject memory) =>
        _modules.Values.OfType<IProgramModule>().FirstOrDefault(module => module.Memory == memory)?.Program;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var module in _modules.Values.OfType<IProgramModule>())
        {
            module.Dispose();
        }

        _modules.Clear();
    }

    private static bool IsPlain(string name) => name.AsSpan().IndexOfAnyInRange('\0', '\x1f') < 0 && Encoding.UTF8.GetByteCount(name) < 256;

    private string? FindFile(string name)
    {
        if (folder is null || name.Length == 0 || name[0] == '.' || name.Contains('/', StringComparison.Ordinal) || !IsPlain(name))
        {
            return null;
        }

        string[] places =
        [
            Path.Combine(folder, name),
            Path.Combine(folder, name, name),
            Path.Combine(folder, name, name + ".dll"),
            Path.Combine(folder, name + ".dll"),
        ];
        return Array.Find(places, File.Exists);
    }

    // What the folder has under the name and cannot be read is an error: something else of that name is not what its author means.
    private static FileModule NewFile(string name, string path)
    {
        if (LinuxProcesses.FindReadError(path) is { } error)
        {
            var link = new FileInfo(path).LinkTarget is { } target ? $", a link to '{target}'" : "";
            throw new IOException($"the ROM module '{name}' cannot be read: '{path}'{link}: {error}");
        }

        var file = Path.GetFullPath(File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path);
        var program = file.EndsWith(".dll", StringComparison.Ordinal)
            ? new ProgramImage { Name = name, File = DotnetHost.Path, Arguments = [file] }
            : new ProgramImage { Name = name, File = file };
        return new FileModule(program, file);
    }
}
