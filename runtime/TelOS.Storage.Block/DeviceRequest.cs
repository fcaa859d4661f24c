using TelOS.Runtime;

namespace TelOS.Storage.Block;

/// <summary>A request of a client that is under way.</summary>
internal sealed class DeviceRequest
{
    /// <summary>Where its content lies; nowhere when it has none.</summary>
    public PacketContent Content { get; init; }

    /// <summary>Whether it came back.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Whether the server did it.</summary>
    public bool Succeeded { get; private set; }

    /// <summary>It came back.</summary>
    public void End(bool succeeded) => (IsOver, Succeeded) = (true, succeeded);
}
