using TelOS.Runtime;

namespace Samples.Hello;

/// <summary>Hands out sessions.</summary>
internal sealed class GreeterRoot(Entrypoint entrypoint) : HelloRoot(entrypoint)
{
    protected override Result<HelloSession, SessionError> CreateSession(SessionArguments arguments) => new Greeter(arguments);
}
