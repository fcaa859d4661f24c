using System.Diagnostics.CodeAnalysis;
using TelOS.Runtime;

namespace TelOS.Host;

/// <summary>A program that runs on a thread of the host's process, with a socket of its own to its parent: for tests, and to step through several
/// components in one debugger.</summary>
/// <remarks>Nothing can end a thread: it ends when it sees that its parent is gone. What it throws then is nobody's concern.</remarks>
internal sealed class ThreadProgram : RunningProgram
{
    // What shells say of a program that was aborted.
    private const int Aborted = 6;

    private readonly Func<Env, int> _main;
    private readonly DescriptorHandle _parent;
    private readonly Action<int> _ended;
    private readonly Action<string> _write;
    private readonly string _name;
    private volatile bool _isUnwanted;

    private ThreadProgram(string name, Func<Env, int> main, DescriptorHandle parent, Action<string> write, Action<int> ended)
    {
        _name = name;
        _main = main;
        _parent = parent;
        _write = write;
        _ended = ended;
    }

    /// <inheritdoc/>
    public override int Pid => Environment.ProcessId;

    /// <summary>Starts a program.</summary>
    /// <param name="request">What to start.</param>
    /// <param name="main">The program.</param>
    /// <param name="write">Takes what the .NET runtime would write of an exception that nobody caught, on the program's thread.</param>
    /// <param name="ended">Called once with a wait status like a process's, on the program's thread.</param>
    public static ThreadProgram Start(ProcessRequest request, Func<Env, int> main, Action<string> write, Action<int> ended)
    {
        var program = new ThreadProgram(request.Name, main, request.Parent.Descriptor.Duplicate(), write, ended);
        new Thread(program.Run) { IsBackground = true, Name = request.Name }.Start();
        return program;
    }

    /// <inheritdoc/>
    public override void Kill() => _isUnwanted = true;

    /// <inheritdoc/>
    public override void SetLimits(ProcessLimits limits)
    {
        // It shares those of the host.
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever it throws, it is the program's end and not the host's.")]
    private void Run()
    {
        var status = Aborted;
        Task? parentGone = null;
        try
        {
            var descriptor = (int)_parent.DangerousGetHandle();
            _parent.SetHandleAsInvalid();
            using var env = new ParentEnv(descriptor, _name);
            parentGone = env.ParentGone;
            status = (_main(env) & 0xff) << 8;
        }
        catch (Exception error)
        {
            if (!_isUnwanted && parentGone is not { IsCompleted: true })
            {
                _write($"Unhandled exception. {error}\n");
            }
        }

        _ended(status);
    }
}
