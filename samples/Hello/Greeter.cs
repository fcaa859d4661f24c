using TelOS.Runtime;

namespace Samples.Hello;

/// <summary>Serves one client.</summary>
internal sealed class Greeter(SessionArguments request) : HelloSession(request)
{
    public override Result<string, HelloError> Greet(Utf8Text name) =>
        name.Length == 0 ? HelloError.NoName : $"Hello, {name.ToString()}!";

    public override int Add(int a, int b) => unchecked(a + b);
}
