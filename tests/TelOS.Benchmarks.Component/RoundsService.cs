using Bench.Rounds;
using TelOS.Runtime;

namespace TelOS.Benchmarks;

/// <summary>Gives everybody a session.</summary>
internal sealed class RoundsService(Entrypoint entrypoint) : RoundsRoot(entrypoint)
{
    protected override Result<RoundsSession, SessionError> CreateSession(SessionArguments request) => new Rounds(request);
}
