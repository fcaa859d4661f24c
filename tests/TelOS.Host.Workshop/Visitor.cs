using Genode;
using TelOS.Runtime;

namespace Telos.Workshop;

/// <summary>The role that uses everything once, and says of each thing whether it was as it should be.</summary>
internal sealed class Visitor(Env env, Findings findings, WorkshopConnection workshop)
{
    /// <summary>Tries everything.</summary>
    /// <returns>How many things were not as they should be.</returns>
    public static int Run(Env env, TextWriter log)
    {
        using var workshop = new WorkshopConnection(env, new WorkshopArguments { Tenant = "ada", Writeable = true }, "bench");
        var findings = new Findings(log);
        var client = new Visitor(env, findings, workshop);
        client.TryPlainCalls();
        client.TryData();
        client.TryErrors();
        client.TryBulk();
        client.TryRecords();
        client.TrySignals();
        client.TryTools();
        client.TryDataspaces();
        client.TryQuota();
        client.TryAsynchronousCalls().GetAwaiter().GetResult();
        client.TrySessions();
        PlanCustomer.Visit(workshop, findings);
        BeltCustomer.Visit(workshop, findings);
        ArchiveReader.Visit(env, findings);
        log.WriteLine("done");
        return findings.Failures;
    }

    private void Check(string name, bool isRight) => findings.Check(name, isRight);

    private void TryPlainCalls()
    {
        Check("add", workshop.Add(20, 22) == 42 && workshop.Add(int.MaxValue, 1) == int.MinValue);
        var value = 2.5;
        Check("inout", workshop.Scale(ref value, 2) && value is 5.0 && !workshop.Scale(ref value, 1));
        Check("text", workshop.Greet("Jürgen").Value == "Hello, Jürgen!");
        Check("bytes", workshop.Sum([.. Enumerable.Repeat((byte)255, 200)]) == 51_000 && workshop.Sum([]) == 0);
        Check("describe", workshop.Describe() is "client -> bench|True|ada|-1" or "client1 -> bench|True|ada|-1");
    }

    private void TryData()
    {
        var part = new Part
        {
            Id = ulong.MaxValue - 1,
            Color = Color.Green,
            IsSpare = true,
            Rights = Rights.Read | Rights.Write,
            Name = "wheel",
            Limit = 12,
            At = new Point { X = -1, Y = 2 },
            Heat = 36.6,
        };
        part.Marks[3] = 65535;
        var expected = part;
        expected.Id++;
        Check("struct", workshop.Echo(part).Equals(expected));
        part.Limit = null;
        expected.Limit = null;
        Check("no optional", workshop.Echo(part).Equals(expected));
        Check("union", workshop.Mirror(Shape.FromCircle(new Point { X = 1, Y = 2 })).TryGetCircle(out var circle) && circle is { X: 2, Y: 1 });
        Check("union text", workshop.Mirror(Shape.FromLabel("abc")).TryGetLabel(out var label) && label == "abc");
        Check("union empty", workshop.Mirror(Shape.FromNothing()).Tag == ShapeTag.Nothing);
        Check("optional", workshop.Maybe(21, Color.Red) == 42 && workshop.Maybe(null, null) is null);
    }

    private void TryErrors()
    {
        Check("no error", workshop.Fail(0).IsOk);
        foreach (var error in new[] { WorkshopError.NotFound, WorkshopError.TooLarge, WorkshopError.Busy })
        {
            Check($"error {(uint)error}", workshop.Fail((uint)error).Error == error);
        }

        // These two are tried again with more quota, as often as is allowed.
        Check("error 2", workshop.Fail(2).Error == WorkshopError.OutOfRam);
        Check("error 3", workshop.Fail(3).Error == WorkshopError.OutOfCaps);
        Check("greet nobody", workshop.Greet("").Error == WorkshopError.NotFound);
        using var message = Message.Rent();
        message.BeginRequest(77);
        workshop.Capability.Call(message);
        Check("unknown function", message.IsUnsupported);
    }

    private void TryBulk()
    {
        foreach (var size in new[] { 0, 1, 4096, 4097, 100_000, 1 << 20 })
        {
            var content = new byte[size];
            new Random(size).NextBytes(content);
            var stored = workshop.Put("x", content);
            Check($"bulk {size}", stored.IsOk && stored.Value == (ulong)size && workshop.Get("x").Value.AsSpan().SequenceEqual(content));
        }

        Check("bulk missing", workshop.Get("nothing").Error == WorkshopError.NotFound);
        Check("bulk join", workshop.Join([1, 2], [3]).AsSpan().SequenceEqual(new byte[] { 1, 2, 3 }) && workshop.Join([], []).Length == 0);
    }

    private void TryRecords()
    {
        var order = new Order { Name = "ada", Count = 2, Note = "quick", Target = new Point { X = 1, Y = 1 }, Color = Color.Red };
        order.Parts.AddRange(["wheel", "axle"]);
        order.Prices.Add("wheel", 40);
        order.Prices.Add("saddle", 1000);
        var receipt = workshop.Deliver(order);
        Check("record", receipt.Total == 42 && receipt.Lines.SequenceEqual(["ada: wheel", "ada: axle", "quick"]));
        order = order with { Note = null, Target = null };
        Check("record without options", workshop.Deliver(order).Lines.Count == 2);
        Check("record in a message", workshop.Stamp(order) == "ada x2");
        for (var i = 0; i < 2000; i++)
        {
            order.Parts.Add($"part number {i}");
        }

        Check("large record", workshop.Deliver(order).Lines.Count == 2002);
    }

    private void TrySignals()
    {
        var before = workshop.Status();
        var changed = workshop.ChangedAsync().AsTask();
        workshop.Put("signal", [1]);
        Check("signal", changed.Wait(TimeSpan.FromSeconds(60)) && workshop.Status() == before + 1);
        for (var i = 0; i < 100; i++)
        {
            workshop.Put("signal", [2]);
        }

        Check("signals coalesce", workshop.ChangedAsync().AsTask().Wait(TimeSpan.FromSeconds(60)));
    }

    private void TryTools()
    {
        using (var tool = new ToolClient(workshop.Open("hammer").Value))
        {
            Check("tool", tool.Name() == "hammer" && tool.Use(2).Value == 2 && tool.Use(3).Value == 5);
            Check("tool error", tool.Use(5000).Error == WorkshopError.TooLarge);
            Check("own tool comes back", workshop.Owns(new Capability<ITool>(tool.Capability)));
        }

        Check("no tool", workshop.Open("saw").Error == WorkshopError.NotFound);
        var mine = new Hammer("mine");
        using var capability = env.Entrypoint.Manage(mine);
        Check("foreign tool", !workshop.Owns(new Capability<ITool>(capability)));
        Check("invalid tool", !workshop.Owns(default));
        Check("given tool", workshop.Give(new Capability<ITool>(capability.Duplicate())) == "mine 3");
        using var back = new ToolClient(capability.Duplicate());
        Check("given tool worked", back.Use(0).Value == 3);
    }

    private void TryDataspaces()
    {
        using (var capability = workshop.Board())
        using (var attached = AttachedDataspace.Attach(capability.Untyped!))
        {
            var board = new BoardView(attached.Bytes);
            var isSeen = board.Count == 7
                && board.TryReadColor(out var color) && color == Color.Green
                && board.TryReadTitle(out var title) && title == "open today"
                && board.Numbers[3] == 30;
            Check("dataspace", isSeen);
            Check("ring", board.Pointers.TryTake(out var pointed) == RingResult.Done && pointed is { X: 3, Y: -4 });
        }

        using var own = env.Entrypoint.AllocateMemory(BoardView.SizeInBytes);
        using (var mapped = own.Attach())
        {
            new BoardView(mapped.Bytes).WriteTitle("from a client");
        }

        Check("own dataspace", workshop.Read(new Capability<IDataspace>(own.Capability)).Value == "from a client");
        Check("no dataspace", workshop.Read(default).Error == WorkshopError.NotFound);
        Check("tool is no dataspace", workshop.Read(workshop.Open("hammer").Value.Cast<IDataspace>()).Error == WorkshopError.NotFound);
    }

    private void TryQuota()
    {
        Check("upgrade", workshop.Allocate(100_000).IsOk);
        Check("too much", workshop.Allocate(1UL << 40).Error == WorkshopError.OutOfRam);
    }

    private async Task TryAsynchronousCalls()
    {
        var sums = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => workshop.AddAsync(i, i).AsTask())).ConfigureAwait(false);
        Check("asynchronous calls", sums.Select(static (sum, i) => sum == 2 * i).All(static isRight => isRight));
        var content = new byte[10_000];
        Check("asynchronous bulk", (await workshop.PutAsync("later", content).ConfigureAwait(false)).IsOk
            && (await workshop.GetAsync("later").ConfigureAwait(false)).Value.Length == content.Length);
    }

    private void TrySessions()
    {
        var request = new SessionRequest
        {
            Service = WorkshopContract.ServiceName,

            // Each parent on the way keeps a little for its own books.
            RamQuota = WorkshopContract.RamQuota + 4096,
            CapQuota = WorkshopContract.CapQuota,
            Version = WorkshopContract.Version,
            Arguments = "tenant=\"t\"",
        };

        // A parent keeps some of what is donated; the server must not find it too little before it looks at the tenant.
        var rich = request with { RamQuota = 2 * request.RamQuota, CapQuota = 2 * request.CapQuota };
        Check("denied", env.TryOpenSession(rich with { Arguments = "tenant=\"nobody\"" }).Error == TelOS.Runtime.SessionError.Denied);
        Check("newer version", env.TryOpenSession(request with { Version = new ContractVersion(1, 9) }).Error == TelOS.Runtime.SessionError.Denied);
        Check("too little", env.TryOpenSession(request with { RamQuota = 4096 }).Error == TelOS.Runtime.SessionError.InsufficientRam);
        Check("unknown service", env.TryOpenSession(request with { Service = "Nothing" }).Error == TelOS.Runtime.SessionError.Denied);
        for (var i = 0; i < 5; i++)
        {
            using var second = env.OpenSession(request);
            using var client = new WorkshopClient(second.Capability.Duplicate());
            Check($"session {i}", client.Add(1, i) == 1 + i);
        }
    }
}
