namespace TelOS.Host;

/// <summary>A tree of files that only one process sees: what programs need of the system's, read-only, and nothing else.</summary>
/// <remarks>
/// The process builds it before it executes its program: on a new `tmpfs`, with the old tree beside it, which is taken away at the end. All
/// paths stay what they are. `/proc` shows the process's own namespace.
/// </remarks>
internal sealed class PrivateRoot
{
    /// <summary>What errors call its making.</summary>
    public const string Purpose = "it cannot have files of its own";

    private const string Base = "/tmp";
    private const nint NoSetUser = 0x2;
    private const nint NoDevices = 0x4;
    private const nint NoExecution = 0x8;
    private const nint ReadOnly = 0x1;
    private const nint Bind = 0x1000;
    private const nint Recursive = 0x4000;
    private const nint Private = 0x40000;
    private const nint Detach = 2;
    private const nint AllBelow = 0x8000;
    private const nint OrdinaryFile = 0x8000 | 0x1b6;

    private static readonly string[] s_system = ["/usr", "/lib", "/lib32", "/lib64", "/libx32", "/bin", "/sbin", "/nix/store", "/gnu/store"];
    private static readonly string[] s_settings = ["/etc/ld.so.cache", "/etc/ld.so.conf", "/etc/ld.so.conf.d", "/etc/localtime", "/etc/alternatives", "/etc/dotnet"];
    private static readonly string[] s_devices = ["null", "zero", "full", "random", "urandom"];

    private readonly LaunchPlan _plan;
    private readonly HashSet<string> _made = new(StringComparer.Ordinal) { "/" };
    private readonly List<string> _bound = [];

    private PrivateRoot(LaunchPlan plan) => _plan = plan;

    /// <summary>Adds the steps that make it.</summary>
    /// <param name="plan">The process.</param>
    /// <param name="program">Its program, whose folder it sees.</param>
    /// <param name="readable">What else it sees.</param>
    /// <param name="hasOwnProcesses">Whether it sees its own processes only, or all of the host's.</param>
    public static void AddTo(LaunchPlan plan, ProgramImage program, IEnumerable<string> readable, bool hasOwnProcesses)
    {
        var root = new PrivateRoot(plan);
        root.Begin();
        root.AddTemporaryFiles();
        foreach (var path in s_system.Concat(s_settings).Append(DotnetHost.Folder).Concat(FilesOf(program)).Concat(readable))
        {
            root.Show(path);
        }

        root.AddDevices();
        root.AddOwn(hasOwnProcesses);
        root.End();
    }

    private static IEnumerable<string> FilesOf(ProgramImage program) =>
        program.Arguments.Where(Path.IsPathRooted).Prepend(program.File).OfType<string>().Select(static file => Path.GetDirectoryName(file)!);

    private static bool IsInside(string path, string folder) =>
        path == folder || (path.StartsWith(folder, StringComparison.Ordinal) && path[folder.Length] == '/');

    private void Begin()
    {
        Mount(null, "/", null, Recursive | Private);
        Mount("tmpfs", Base, "tmpfs", NoSetUser | NoDevices, "mode=0755,size=1m");
        _plan.Add(Purpose, SystemCall.MakeFolder, _plan.Text($"{Base}/new"), 0x1ed);
        _plan.Add(Purpose, SystemCall.MakeFolder, _plan.Text($"{Base}/old"), 0x1ed);
        Mount($"{Base}/new", $"{Base}/new", null, Bind | Recursive);
        _plan.Add(Purpose, SystemCall.PivotRoot, _plan.Text(Base), _plan.Text($"{Base}/old"));
        _plan.Add(Purpose, SystemCall.ChangeFolder, _plan.Text("/"));
    }

    // Programs that store something there store it in memory that is limited. A program that lies there is shown in it.
    private void AddTemporaryFiles()
    {
        MakeFolder("/tmp");
        Mount("tmpfs", "/new/tmp", "tmpfs", NoSetUser | NoDevices, "mode=1777,size=16m");
    }

    // A link stays one when it leads to something that is there under its own name; everything else is what it leads to.
    private void Show(string path)
    {
        path = Path.GetFullPath(path).TrimEnd('/');
        if (path.Length == 0 || _bound.Exists(folder => IsInside(path, folder)))
        {
            return;
        }

        var isFolder = Directory.Exists(path);
        if (!isFolder && !File.Exists(path))
        {
            return;
        }

        FileSystemInfo info = isFolder ? new DirectoryInfo(path) : new FileInfo(path);
        MakeFolder(Path.GetDirectoryName(path)!);
        if (info.LinkTarget is { } target && _bound.Exists(folder => IsInside(Path.GetFullPath(target, Path.GetDirectoryName(path)!), folder)))
        {
            _plan.Try(SystemCall.Link, _plan.Text(target), _plan.Text("/new" + path));
            return;
        }

        if (isFolder)
        {
            MakeFolder(path);
        }
        else
        {
            MakeFile(path);
        }

        Mount("/old" + LinuxProcesses.RealPath(path), "/new" + path, null, Bind | Recursive);
        Protect("/new" + path, AllBelow, ReadOnly | NoSetUser | NoDevices);
        _bound.Add(path);
    }

    private void AddDevices()
    {
        MakeFolder("/dev");
        foreach (var device in s_devices)
        {
            MakeFile("/dev/" + device);
            Mount("/old/dev/" + device, "/new/dev/" + device, null, Bind);
        }
    }

    private void AddOwn(bool hasOwnProcesses)
    {
        MakeFolder("/proc");
        if (hasOwnProcesses)
        {
            Mount("proc", "/new/proc", "proc", NoSetUser | NoDevices | NoExecution | ReadOnly);
        }
        else
        {
            Mount("/old/proc", "/new/proc", null, Bind | Recursive);
        }
    }

    private void End()
    {
        Protect("/new", 0, ReadOnly);
        _plan.Add(Purpose, SystemCall.Unmount, _plan.Text("/old"), Detach);
        _plan.Add(Purpose, SystemCall.ChangeFolder, _plan.Text("/new"));
        _plan.Add(Purpose, SystemCall.PivotRoot, _plan.Text("."), _plan.Text("."));
        _plan.Add(Purpose, SystemCall.Unmount, _plan.Text("."), Detach);
        _plan.Add(Purpose, SystemCall.ChangeFolder, _plan.Text("/"));
    }

    private void MakeFolder(string path)
    {
        if (_made.Add(path))
        {
            MakeFolder(Path.GetDirectoryName(path)!);
            _plan.Add(Purpose, SystemCall.MakeFolder, _plan.Text("/new" + path), 0x1ed);
        }
    }

    private void MakeFile(string path) => _plan.Add(Purpose, SystemCall.MakeNode, _plan.Text("/new" + path), OrdinaryFile, 0);

    private void Mount(string? source, string target, string? type, nint flags, string? data = null) => _plan.Add(
        Purpose,
        SystemCall.Mount,
        source is null ? 0 : _plan.Text(source),
        _plan.Text(target),
        type is null ? 0 : _plan.Text(type),
        flags,
        data is null ? 0 : _plan.Text(data));

    // struct mount_attr: what is set, what is cleared, propagation, a namespace of users.
    private void Protect(string target, nint flags, nint attributes) => _plan.Add(
        Purpose,
        SystemCall.MountAttributes,
        SystemCall.CurrentFolder,
        _plan.Text(target),
        flags,
        _plan.Block((ulong)attributes, 0, 0, 0),
        4 * sizeof(ulong));
}
