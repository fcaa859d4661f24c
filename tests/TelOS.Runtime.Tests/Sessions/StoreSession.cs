using TelOS.Runtime.Bulk;

namespace TelOS.Runtime.Tests.Sessions;

/// <summary>A session with bulk arguments and a bulk result, dispatched by hand as generated code would.</summary>
internal sealed class StoreSession(SessionArguments arguments, bool isWriteable) : Session(arguments)
{
    public const ulong Put = 2;
    public const ulong Get = 3;
    public const ulong PutTwo = 4;

    public const long InitialSize = 8192;
    public const long MaxSize = 1024 * 1024;

    private byte[] _content = [];

    public bool IsWriteable { get; } = isWriteable;

    public int Upgrades { get; private set; }

    protected override BulkLimits BulkLimits => new(InitialSize, MaxSize);

    protected override void Dispatch(ulong opcode, ref MessageReader request, ref MessageWriter reply)
    {
        var contract = new ContractInfo { Major = 1, Minor = 3 };
        ((Span<byte>)contract.Hash).Fill(0xab);
        if (TryDispatchContract(opcode, in contract, ref request, ref reply))
        {
            return;
        }

        switch (opcode)
        {
            case Put:
                DispatchPut(ref request, ref reply, count: 1);
                break;
            case PutTwo:
                DispatchPut(ref request, ref reply, count: 2);
                break;
            case Get when request.IsComplete:
                reply.Write(Bulk.Place(_content));
                break;
            default:
                reply.Refuse();
                break;
        }
    }

    protected override void OnUpgraded() => Upgrades++;

    private void DispatchPut(ref MessageReader request, ref MessageWriter reply, int count)
    {
        Window[] windows = [request.Read<Window>(), count == 2 ? request.Read<Window>() : default];
        if (!request.IsComplete)
        {
            reply.Refuse();
            return;
        }

        var content = new List<byte>();
        foreach (var window in windows[..count])
        {
            if (!Bulk.TryCopyIn(in window, out var argument))
            {
                reply.Refuse();
                return;
            }

            using (argument)
            {
                content.AddRange(argument.Span);
            }
        }

        _content = [.. content];
        reply.WriteUInt64((ulong)_content.Length);
    }
}
