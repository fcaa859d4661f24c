using Genode;

namespace TelOS.Runtime;

/// <summary>A PD session of any release. What a release lacks is answered as unsupported without a call.</summary>
internal interface IPdSession : IPd, IDisposable
{
    /// <summary>The session.</summary>
    Capability Capability { get; }

    /// <inheritdoc cref="IPd.NativePd"/>
    /// <param name="cancellationToken">Abandons the call.</param>
    ValueTask<Capability<INativePd>> NativePdAsync(CancellationToken cancellationToken = default);
}
