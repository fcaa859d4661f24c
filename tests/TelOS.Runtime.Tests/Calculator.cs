namespace TelOS.Runtime.Tests;

/// <summary>An object with one function of each kind, dispatched by hand as generated code would.</summary>
internal sealed class Calculator : RpcObject
{
    public const ulong Add = 0;
    public const ulong Sum = 1;
    public const ulong Block = 2;
    public const ulong Throw = 3;
    public const ulong Echo = 4;
    public const ulong AllocatedBytes = 5;
    public const ulong Register = 6;

    private int _callsAtOnce;

    public ManualResetEventSlim Entered { get; } = new();

    public ManualResetEventSlim Release { get; } = new();

    public SignalTransmitter Changed { get; } = new();

    public int Calls { get; private set; }

    public bool HadCallsAtOnce { get; private set; }

    public static ulong CallAdd(Capability capability, ulong left, ulong right)
    {
        using var message = Message.Rent();
        var request = message.BeginRequest(Add);
        request.WriteUInt64(left);
        request.WriteUInt64(right);
        capability.Call(message);
        return ReadUInt64(message);
    }

    public static async ValueTask<ulong> CallAddAsync(
        Capability capability, ulong left, ulong right, CancellationToken cancellationToken = default)
    {
        using var message = Message.Rent();
        WriteAdd(message, left, right);
        await capability.CallAsync(message, 0, cancellationToken);
        return ReadUInt64(message);
    }

    public static ulong CallSum(Capability capability, ReadOnlySpan<byte> values)
    {
        using var message = Message.Rent();
        message.BeginRequest(Sum).WriteBytes(values, 900);
        capability.Call(message);
        return ReadUInt64(message);
    }

    public static ulong CallPlain(Capability capability, ulong opcode)
    {
        using var message = Message.Rent();
        message.BeginRequest(opcode);
        capability.Call(message);
        return ReadUInt64(message);
    }

    public static Capability? CallEcho(Capability capability, Capability? argument)
    {
        using var message = Message.Rent();
        message.BeginRequest(Echo).WriteCapability(argument);
        capability.Call(message, maxReplyCapabilities: 1);
        var reply = message.ReadReply(maxCapabilities: 1);
        var result = reply.ReadCapability();
        Assert.True(reply.IsComplete);
        return result;
    }

    public static void CallRegister(Capability capability, Capability? context)
    {
        using var message = Message.Rent();
        message.BeginRequest(Register).WriteCapability(context);
        capability.Call(message);
        var reply = message.ReadReply();
        reply.ReadVoid();
        Assert.True(reply.IsComplete);
    }

    protected override void Dispatch(ulong opcode, ref MessageReader request, ref MessageWriter reply)
    {
        HadCallsAtOnce |= Interlocked.Increment(ref _callsAtOnce) != 1;
        Calls++;
        try
        {
            DispatchOne(opcode, ref request, ref reply);
        }
        finally
        {
            Interlocked.Decrement(ref _callsAtOnce);
        }
    }

    private static void WriteAdd(Message message, ulong left, ulong right)
    {
        var request = message.BeginRequest(Add);
        request.WriteUInt64(left);
        request.WriteUInt64(right);
    }

    private static ulong ReadUInt64(Message message)
    {
        var reply = message.ReadReply();
        var value = reply.ReadUInt64();
        return reply.IsComplete ? value : throw new MalformedReplyException();
    }

    private void DispatchOne(ulong opcode, ref MessageReader request, ref MessageWriter reply)
    {
        switch (opcode)
        {
            case Add:
                var left = request.ReadUInt64();
                var right = request.ReadUInt64();
                Answer(request.IsComplete, left + right, ref reply);
                break;
            case Sum:
                ulong sum = 0;
                foreach (var value in request.ReadBytes(900))
                {
                    sum += value;
                }

                Answer(request.IsComplete, sum, ref reply);
                break;
            case Block:
                Entered.Set();
                Release.Wait();
                Answer(request.IsComplete, 1, ref reply);
                break;
            case Throw:
                reply.WriteUInt64(1);
                throw new InvalidOperationException("Nobody declared this.");
            case Echo:
                var capability = request.ReadCapability();
                if (!request.IsComplete)
                {
                    reply.Refuse();
                    break;
                }

                reply.MoveCapability(capability);
                break;
            case AllocatedBytes:
                Answer(request.IsComplete, (ulong)GC.GetAllocatedBytesForCurrentThread(), ref reply);
                break;
            case Register:
                Changed.Register(request.ReadCapability());
                reply.WriteVoid();
                break;
            default:
                reply.Refuse();
                break;
        }
    }

    private static void Answer(bool isComplete, ulong value, ref MessageWriter reply)
    {
        if (isComplete)
        {
            reply.WriteUInt64(value);
        }
        else
        {
            reply.Refuse();
        }
    }
}
