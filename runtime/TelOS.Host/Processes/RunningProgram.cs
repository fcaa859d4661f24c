namespace TelOS.Host;

/// <summary>What became of a program that was started.</summary>
internal abstract class RunningProgram
{
    /// <summary>The number of its process.</summary>
    public abstract int Pid { get; }

    /// <summary>Ends it at once.</summary>
    public abstract void Kill();

    /// <summary>Allows it more of everything.</summary>
    public abstract void SetLimits(ProcessLimits limits);
}
