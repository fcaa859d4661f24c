using Genode;
using TelOS.Runtime;

namespace Telos.Trials;

/// <summary>Serves one client.</summary>
internal sealed class TrialServerSession : TrialSession
{
    private readonly TrialArguments _arguments;
    private readonly TrialServerRoot _root;
    private readonly Dataspace _memory;
    private uint _rings;

    public TrialServerSession(SessionArguments request, TrialArguments arguments, TrialServerRoot root, Entrypoint entrypoint)
        : base(request)
    {
        _arguments = arguments;
        _root = root;
        _memory = entrypoint.AllocateMemory(2 * Dataspace.PageSize);
        using var mapped = _memory.Attach();
        mapped.Bytes.Fill(3);
        root.Sessions++;
        root.Opened++;
    }

    public override string Describe() => $"{Label}|{_arguments.Word}";

    public override Donation Donated() => new() { Ram = RamQuota.Limit, Caps = CapQuota.Limit };

    public override uint Sessions() => _root.Sessions;

    public override uint Opened() => _root.Opened;

    public override uint Never()
    {
        DeferReply();
        return 0;
    }

    public override void Die()
    {
        DeferReply();
        _root.Die();
    }

    public override void Shut() => _root.End(this);

    public override void Ring(uint times)
    {
        for (var time = 0; time < times; time++)
        {
            _rings++;
            RungSignal.Submit();
        }
    }

    public override uint Rings() => _rings;

    public override Capability<IDataspace> Lend() => new(_memory.Capability);

    public override Result<ulong, TrialError> Increment(Capability<IDataspace> memory)
    {
        using (memory)
        {
            if (!AttachedDataspace.TryAttach(memory.Untyped, out var attached))
            {
                return TrialError.NoMemory;
            }

            using (attached)
            {
                ulong sum = 0;
                foreach (ref var value in attached.Bytes)
                {
                    sum += value++;
                }

                return sum;
            }
        }
    }

    public override Result<Ok, TrialError> Charge(ulong bytes) => RamQuota.TryCharge(bytes) ? new Ok() : TrialError.OutOfRam;

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _root.Sessions--;
            _memory.Dispose();
        }

        base.Dispose(disposing);
    }
}
