using System.Runtime.ExceptionServices;
using TelOS.Runtime;

namespace TelOS.Host;

/// <summary>Functions on the host's thread.</summary>
internal static class EntrypointActions
{
    /// <summary>Runs a function on the entrypoint's thread some time.</summary>
    public static void Post(this Entrypoint entrypoint, Action action) => entrypoint.TryEnqueue(new PostedAction(action));

    /// <summary>Runs a function on the entrypoint's thread, and waits for it.</summary>
    /// <exception cref="ObjectDisposedException">The entrypoint is gone.</exception>
    public static void Invoke(this Entrypoint entrypoint, Action action)
    {
        ExceptionDispatchInfo? failure = null;
        var isAbandoned = false;
        var done = new TaskCompletionSource();
        var work = new PostedAction(
            () =>
            {
                try
                {
                    action();
                }
                catch (Exception error) when (error is IOException or ArgumentException)
                {
                    failure = ExceptionDispatchInfo.Capture(error);
                }
                finally
                {
                    done.TrySetResult();
                }
            },
            () =>
            {
                isAbandoned = true;
                done.TrySetResult();
            });
        ObjectDisposedException.ThrowIf(!entrypoint.TryEnqueue(work), entrypoint);
        done.Task.Wait();
        failure?.Throw();
        ObjectDisposedException.ThrowIf(isAbandoned, entrypoint);
    }
}
