using System.Runtime.InteropServices;

namespace TelOS.Idl.Tool.Output;

/// <summary>The temporary files of this process, so that an interruption does not leave them behind.</summary>
internal static class TemporaryFiles
{
    private static readonly Lock Guard = new();
    private static readonly HashSet<string> Open = new(StringComparer.Ordinal);
    private static readonly List<PosixSignalRegistration> Registrations = [];
    private static bool _isEnding;

    /// <summary>From here on a signal that ends the process removes the files first. A command that handles the signal itself keeps them.</summary>
    public static void RemoveOnSignals()
    {
        foreach (PosixSignal signal in (PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP])
        {
            Registrations.Add(PosixSignalRegistration.Create(signal, static context =>
            {
                if (!context.Cancel)
                {
                    End();
                }
            }));
        }
    }

    /// <summary>Notes a file that is about to be created. Does not return while the process is ending.</summary>
    public static void Add(string path) => Change(() => Open.Add(path));

    /// <summary>Lets a file take its place. Does not return while the process is ending.</summary>
    public static void Move(string path, string target) => Change(() =>
    {
        File.Move(path, target, overwrite: true);
        Open.Remove(path);
    });

    /// <summary>Removes a file, if it is there.</summary>
    public static void Remove(string path) => Change(() =>
    {
        File.Delete(path);
        Open.Remove(path);
    });

    private static void Change(Action change)
    {
        lock (Guard)
        {
            if (!_isEnding)
            {
                change();
                return;
            }
        }
        // The signal is about to end the process; what is done now would only be seen as an error.
        Thread.Sleep(Timeout.Infinite);
    }

    private static void End()
    {
        lock (Guard)
        {
            _isEnding = true;
            foreach (string path in Open)
            {
                try
                {
                    File.Delete(path);
                }
                catch (Exception e) when (e is IOException or UnauthorizedAccessException)
                {
                    // The process ends; there is nobody left to tell.
                }
            }
        }
    }
}
