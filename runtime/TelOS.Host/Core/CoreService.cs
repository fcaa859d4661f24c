namespace TelOS.Host;

/// <summary>A service of core's.</summary>
/// <param name="RequiredCaps">Capabilities that a client must donate, as Genode asks of clients.</param>
/// <param name="KeptRam">Bytes that a session itself takes of the donation; it must be that large at least.</param>
/// <param name="KeptCaps">Capabilities that a session itself takes of the donation.</param>
/// <param name="Open">Makes a session; null when there is none of that name.</param>
internal sealed record CoreService(ulong RequiredCaps, ulong KeptRam, ulong KeptCaps, Func<CoreRequest, CoreSession?> Open);
