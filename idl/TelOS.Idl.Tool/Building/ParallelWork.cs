using System.Runtime.ExceptionServices;

namespace TelOS.Idl.Tool.Building;

/// <summary>Work on several things at once that fails as work on one after the other does.</summary>
internal static class ParallelWork
{
    /// <summary>Does something for each number below a count; an exception ends it and is thrown as it is.</summary>
    public static void For(int count, Action<int> work, CancellationToken cancellation = default)
    {
        try
        {
            _ = Parallel.For(0, count, new ParallelOptions { CancellationToken = cancellation }, work);
        }
        catch (AggregateException e)
        {
            // Of several threads that met the same trouble one is enough.
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }
    }
}
