using System.Runtime.InteropServices;
using System.Text;

namespace TelOS.Host;

/// <summary>What a new process does before it executes its program, step by step, with the memory that the steps refer to.</summary>
internal sealed unsafe class LaunchPlan : IDisposable
{
    /// <summary>`clone`: the memory of the caller, who waits until the program is executed, a descriptor of the process, SIGCHLD at its end.</summary>
    private const ulong PlainFlags = 0x100 | 0x4000 | 0x1000 | 17;

    /// <summary>What errors call the making of the process itself, with its namespaces.</summary>
    public const string Purpose = "no process can be made";

    private readonly List<LaunchStep> _steps = [];
    private readonly List<string> _purposes = [];
    private readonly List<nint> _memory = [];

    /// <summary>The namespaces that the process has for itself, as `clone` calls them.</summary>
    public ulong Namespaces { get; set; }

    /// <summary>Adds a step.</summary>
    /// <param name="purpose">What cannot be done when it fails, as a person reads it.</param>
    /// <param name="number">The system call.</param>
    /// <param name="arguments">Its arguments, five at most.</param>
    public void Add(string purpose, nint number, params ReadOnlySpan<nint> arguments) => Add(purpose, mayFail: false, number, arguments);

    /// <summary>Adds a step that the process can do without.</summary>
    /// <param name="number">The system call.</param>
    /// <param name="arguments">Its arguments, five at most.</param>
    public void Try(nint number, params ReadOnlySpan<nint> arguments) => Add("", mayFail: true, number, arguments);

    /// <summary>A text as the steps refer to it.</summary>
    public nint Text(string text) => Block([.. Encoding.UTF8.GetBytes(text), 0]);

    /// <summary>Memory as the steps refer to it.</summary>
    public nint Block(ReadOnlySpan<byte> bytes)
    {
        var copy = (nint)NativeMemory.Alloc((nuint)bytes.Length);
        bytes.CopyTo(new Span<byte>((void*)copy, bytes.Length));
        _memory.Add(copy);
        return copy;
    }

    /// <summary>Numbers as the steps refer to them.</summary>
    public nint Block(params ReadOnlySpan<ulong> words) => Block(MemoryMarshal.AsBytes(words));

    /// <summary>A list of texts, ended by a null pointer, as the steps refer to it.</summary>
    public nint Texts(IEnumerable<string> texts) => Block([.. texts.Select(text => (ulong)Text(text)), 0UL]);

    /// <summary>Makes the process; returns when it executes its program.</summary>
    /// <param name="what">The program, for the error.</param>
    /// <returns>Its number and its descriptor.</returns>
    /// <exception cref="LaunchException">It cannot be made, or a step failed.</exception>
    public (int Pid, int Descriptor) Launch(string what)
    {
        var pid = LaunchCode.Launch(PlainFlags | Namespaces, CollectionsMarshal.AsSpan(_steps), out var pidfd, out var error, out var failed);
        if (pid < 0)
        {
            throw new LaunchException(what, Purpose, -pid);
        }

        if (error == 0)
        {
            return (pid, pidfd);
        }

        // It has ended already.
        int status;
        _ = LinuxProcesses.Wait(pid, &status, 0);
        _ = TelOS.Runtime.LinuxMemory.Close(pidfd);
        throw new LaunchException(what, _purposes[failed], error);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _memory.ForEach(static block => NativeMemory.Free((void*)block));
        _memory.Clear();
        _steps.Clear();
    }

    private void Add(string purpose, bool mayFail, nint number, ReadOnlySpan<nint> arguments)
    {
        _purposes.Add(purpose);
        _steps.Add(new LaunchStep(number, At(arguments, 0), At(arguments, 1), At(arguments, 2), At(arguments, 3), At(arguments, 4), mayFail));

        static nint At(ReadOnlySpan<nint> arguments, int index) => index < arguments.Length ? arguments[index] : 0;
    }
}
