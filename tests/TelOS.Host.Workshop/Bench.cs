using Genode;
using TelOS.Runtime;

namespace Telos.Workshop;

/// <summary>Serves one client.</summary>
internal class Bench : WorkshopSession
{
    private readonly Dictionary<string, byte[]> _store = new(StringComparer.Ordinal);
    private readonly WorkshopArguments _arguments;
    private readonly Entrypoint _entrypoint;
    private readonly Hammer _hammer = new("hammer");
    private readonly Dataspace _wall;
    private readonly Conveyor _belt;
    private readonly Capability _hammerCapability;

    public Bench(SessionArguments request, WorkshopArguments arguments, Entrypoint entrypoint)
        : base(request)
    {
        _arguments = arguments;
        _entrypoint = entrypoint;
        _hammerCapability = entrypoint.Manage(_hammer);
        _belt = new Conveyor(entrypoint);
        _wall = entrypoint.AllocateMemory(BoardView.SizeInBytes);
        using var mapped = _wall.Attach();
        var board = new BoardView(mapped.Bytes);
        board.Count = 7;
        board.WriteColor(Color.Green);
        board.WriteTitle("open today");
        for (var i = 0; i < 4; i++)
        {
            board.Numbers[i] = (uint)(i * 10);
        }

        board.Pointers.TryPlace(new Point { X = 3, Y = -4 });
    }

    public override int Add(int a, int b) => unchecked(a + b);

    public override bool Scale(ref double value, float factor)
    {
        value *= factor;
        return factor is < 1 or > 1;
    }

    public override Result<string, WorkshopError> Greet(Utf8Text name) =>
        name.Length == 0 ? WorkshopError.NotFound : $"Hello, {name.ToString()}!";

    public override ulong Sum(ReadOnlySpan<byte> data)
    {
        ulong sum = 0;
        foreach (var value in data)
        {
            sum += value;
        }

        return sum;
    }

    public override Part Echo(Part part)
    {
        part.Id++;
        return part;
    }

    public override Shape Mirror(Shape shape) => Planner.Mirror(shape);

    public override ulong? Maybe(ulong? value, Color? color) => value * 2;

    public override Result<Ok, WorkshopError> Fail(uint how) => how == 0 ? new Ok() : (WorkshopError)Math.Min(how, 5);

    public override Result<ulong, WorkshopError> Put(Utf8Text name, ReadOnlySpan<byte> content)
    {
        if (!_arguments.Writeable)
        {
            return WorkshopError.Busy;
        }

        _store[name.ToString()] = content.ToArray();
        ChangedSignal.Submit();
        return (ulong)_store.Values.Sum(static value => (long)value.Length);
    }

    public override Result<byte[], WorkshopError> Get(Utf8Text name) =>
        _store.TryGetValue(name.ToString(), out var content) ? content : WorkshopError.NotFound;

    public override byte[] Join(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) => [.. left, .. right];

    public override Receipt Deliver(Order order)
    {
        ulong total = order.Count;
        var lines = new List<string>();
        foreach (var part in order.Parts)
        {
            total += order.Prices.GetValueOrDefault(part);
            lines.Add($"{order.Name}: {part}");
        }

        if (order.Note is { } note)
        {
            lines.Add(note);
        }

        return new Receipt { Total = total, Lines = lines };
    }

    public override string Stamp(Order order) => $"{order.Name} x{order.Count}";

    public override Result<Capability<ITool>, WorkshopError> Open(Utf8Text name) =>
        name.ToString() == "hammer" ? new Capability<ITool>(_hammerCapability) : WorkshopError.NotFound;

    public override string Give(Capability<ITool> tool)
    {
        using var client = new ToolClient(tool);
        return $"{client.Name()} {client.Use(3).Value}";
    }

    public override bool Owns(Capability<ITool> tool) => _entrypoint.TryResolve<Hammer>(tool.Untyped, out var own) && own == _hammer;

    public override uint Status() => (uint)_store.Count;

    public override Capability<IDataspace> Board() => new(_wall.Capability);

    public override Result<string, WorkshopError> Read(Capability<IDataspace> source)
    {
        using (source)
        {
            if (!AttachedDataspace.TryAttach(source.Untyped, out var attached))
            {
                return WorkshopError.NotFound;
            }

            using (attached)
            {
                return attached.Size >= BoardView.SizeInBytes && new BoardView(attached.Bytes).TryReadTitle(out var title)
                    ? title
                    : WorkshopError.NotFound;
            }
        }
    }

    public override Result<Ok, WorkshopError> Allocate(ulong bytes) =>
        RamQuota.TryCharge(bytes) ? new Ok() : WorkshopError.OutOfRam;

    public override string Describe() => $"{Label}|{_arguments.Writeable}|{_arguments.Tenant}|{_arguments.Weight}";

    public override Plan Refine(Plan plan) => Planner.Refine(plan);

    public override Capability<IDataspace> Belt() => new(_belt.Capability);

    public override uint Turn() => _belt.Turn();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _entrypoint.Dissolve(_hammer);
            _hammerCapability.Dispose();
            _wall.Dispose();
            _belt.Dispose();
        }

        base.Dispose(disposing);
    }
}
