namespace TelOS.Runtime.Tests.Sessions;

/// <summary>A session of a service of Genode's, served by a function of the test.</summary>
internal sealed class ServedSession(SessionArguments arguments, ServedSession.Call call) : Session(arguments)
{
    public delegate void Call(ulong opcode, ref MessageReader request, ref MessageWriter reply);

    protected override void Dispatch(ulong opcode, ref MessageReader request, ref MessageWriter reply) =>
        call(opcode, ref request, ref reply);
}
