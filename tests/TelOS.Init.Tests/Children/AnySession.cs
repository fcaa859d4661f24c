using TelOS.Runtime;

namespace TelOS.Init.Tests;

/// <summary>A session without functions.</summary>
internal sealed class AnySession : RpcObject, IDisposable
{
    public void Dispose()
    {
    }

    protected override void Dispatch(ulong opcode, ref MessageReader request, ref MessageWriter reply) => reply.Refuse();
}
