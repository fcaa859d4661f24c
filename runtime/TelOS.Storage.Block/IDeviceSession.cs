namespace TelOS.Storage.Block;

/// <summary>What a device's thread asks of the session whose requests it carries out.</summary>
internal interface IDeviceSession
{
    /// <summary>Acknowledges the requests that are done, without telling the client yet.</summary>
    void Acknowledge();

    /// <summary>Takes what the client requested meanwhile.</summary>
    /// <returns>False when there is nothing.</returns>
    bool TryTakeMore();

    /// <summary>Tells the client about what was acknowledged, unless it knows.</summary>
    void Tell();
}
