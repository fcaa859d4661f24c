namespace TelOS.Runtime;

/// <summary>Where the signals of a context of this process end up.</summary>
internal interface ISignalSink
{
    /// <summary>Takes note of a signal without blocking.</summary>
    void Submit();

    /// <summary>The same on the thread that receives the component's signals. It holds no locks, so what is quick is done right there.</summary>
    void Deliver() => Submit();
}
