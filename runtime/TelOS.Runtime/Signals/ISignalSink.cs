namespace TelOS.Runtime;

/// <summary>Where the signals of a context of this process end up.</summary>
internal interface ISignalSink
{
    /// <summary>Takes note of a signal without blocking.</summary>
    void Submit();
}
