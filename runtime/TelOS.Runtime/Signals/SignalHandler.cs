using System.Diagnostics.CodeAnalysis;

namespace TelOS.Runtime;

/// <summary>Runs a function on an entrypoint when signals came. Several signals before it runs are one.</summary>
public sealed class SignalHandler : IDisposable
{
    private readonly Work _work;

    /// <summary>Makes a context whose signals run a function.</summary>
    /// <param name="entrypoint">Where it runs, between calls.</param>
    /// <param name="handler">Re-reads the state that the signal is about.</param>
    /// <param name="isPrompt">
    /// Whether it runs on the thread that receives the component's signals where they come from another process, and no other thread is woken
    /// for it. It is quick then, never blocks, and is safe beside what the entrypoint does.
    /// </param>
    public SignalHandler(Entrypoint entrypoint, Action handler, bool isPrompt = false)
    {
        _work = new Work(entrypoint, handler, isPrompt);
        Context = new LocalSignalContext(_work);
    }

    /// <summary>What a server needs to submit signals.</summary>
    public SignalContext Context { get; }

    /// <summary>No signal runs the function any more.</summary>
    public void Dispose()
    {
        _work.IsStopped = true;
        Context.Dispose();
    }

    private sealed class Work(Entrypoint entrypoint, Action handler, bool isPrompt) : EntrypointWork, ISignalSink
    {
        private int _isPending;

        public volatile bool IsStopped;

        public void Submit()
        {
            if (!IsStopped && Interlocked.Exchange(ref _isPending, 1) == 0)
            {
                entrypoint.TryEnqueue(this);
            }
        }

        public void Deliver()
        {
            if (isPrompt)
            {
                Run();
            }
            else
            {
                Submit();
            }
        }

        public override void Execute(Entrypoint entrypoint)
        {
            // Cleared first: a signal that comes while the handler reads makes it run again.
            Interlocked.Exchange(ref _isPending, 0);
            Run();
        }

        public override void Abandon(Entrypoint entrypoint)
        {
        }

        [SuppressMessage("Design", "CA1031", Justification = "Whatever a handler throws, the server goes on.")]
        private void Run()
        {
            if (IsStopped)
            {
                return;
            }

            try
            {
                handler();
            }
            catch (Exception error)
            {
                entrypoint.Report(error);
            }
        }
    }
}
