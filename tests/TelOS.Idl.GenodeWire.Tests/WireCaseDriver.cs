using TelOS.Runtime;

namespace TelOS.Idl.GenodeWire.Tests;

/// <summary>The base of the code that is written for a case: calls the generated client, serves behind the generated dispatcher, and notes
/// every value that is not the recorded one.</summary>
public abstract class WireCaseDriver
{
    /// <summary>What was not as recorded.</summary>
    public IList<string> Failures { get; } = [];

    /// <summary>How often the server's method ran.</summary>
    public int HandlerCalls { get; protected set; }

    /// <summary>Calls the generated client with the recorded arguments and compares what it returns.</summary>
    public abstract void CallClient(Capability target);

    /// <summary>Hands a request to the generated dispatcher, behind which a server compares the arguments and returns the recorded result.</summary>
    public abstract void Serve(ulong opcode, ref MessageReader request, ref MessageWriter reply);

    /// <summary>An RPC object that serves the case.</summary>
    public RpcObject Object => new Served(this);

    protected static Capability Numbered(int number) => new NumberedCapability(number);

    /// <summary>A struct as it lies in memory.</summary>
    protected static T Decode<T>(string hex)
        where T : struct, IWireValue<T> =>
        T.TryRead(Convert.FromHexString(hex), out T value) ? value : throw new InvalidOperationException($"{hex} is no {typeof(T).Name}");

    protected void Fail(string what) => Failures.Add(what);

    protected void Same<T>(string what, T expected, T actual) => Check(what, EqualityComparer<T>.Default.Equals(expected, actual), expected, actual);

    protected void Same(string what, float expected, float actual) =>
        Same(what, BitConverter.SingleToUInt32Bits(expected), BitConverter.SingleToUInt32Bits(actual));

    protected void Same(string what, double expected, double actual) =>
        Same(what, BitConverter.DoubleToUInt64Bits(expected), BitConverter.DoubleToUInt64Bits(actual));

    protected void Same(string what, Utf8Text expected, Utf8Text actual) => Same(what, expected.ToString(), actual.ToString());

    protected void Same(string what, ReadOnlySpan<byte> expected, ReadOnlySpan<byte> actual) =>
        Same(what, Convert.ToHexString(expected), Convert.ToHexString(actual));

    protected void Same(string what, Capability? expected, Capability? actual) => Same(what, expected?.Badge, actual?.Badge);

    protected void Same<T>(string what, Capability<T> expected, Capability<T> actual) => Same(what, expected.Untyped, actual.Untyped);

    protected void Same<T, TError>(string what, Result<Capability<T>, TError> expected, Result<Capability<T>, TError> actual)
        where TError : struct
    {
        Same(what + ", success", expected.IsOk, actual.IsOk);
        if (expected.IsOk && actual.IsOk)
        {
            Same(what, expected.Value, actual.Value);
        }
        else if (!expected.IsOk && !actual.IsOk)
        {
            Same(what, expected.Error, actual.Error);
        }
    }

    protected void Same<TError>(string what, Result<Capability?, TError> expected, Result<Capability?, TError> actual)
        where TError : struct
    {
        Same(what + ", success", expected.IsOk, actual.IsOk);
        if (expected.IsOk && actual.IsOk)
        {
            Same(what, expected.Value, actual.Value);
        }
        else if (!expected.IsOk && !actual.IsOk)
        {
            Same(what, expected.Error, actual.Error);
        }
    }

    private void Check<T>(string what, bool same, T expected, T actual)
    {
        if (!same)
        {
            Fail($"{what}: expected {expected}, found {actual}");
        }
    }

    private sealed class Served(WireCaseDriver driver) : RpcObject
    {
        protected override void Dispatch(ulong opcode, ref MessageReader request, ref MessageWriter reply) =>
            driver.Serve(opcode, ref request, ref reply);
    }
}
