using Samples.LivingImage.Atlas.Loading;
using TelOS.Fractal;

namespace Samples.LivingImage.Atlas.Asking;

/// <summary>Asks the graph what none of the documents says by itself.</summary>
/// <param name="transaction">The state of the image.</param>
/// <param name="log">Where the answers go.</param>
internal sealed class Questions(ImageTransaction transaction, TextWriter log)
{
    private const int Most = 5;

    private readonly List<ImageObject> _all = [.. transaction.Objects()];

    /// <summary>Asks all of them.</summary>
    public void AnswerAll()
    {
        Kinds();
        LargestSessions();
        Failures("outOfRam");
        Words();
        Agreement();
        Messages();
    }

    private IEnumerable<ImageObject> OfKind(string kind) =>
        _all.Where(thing => thing.Has(Loader.PrototypeSlot) && Prototypes.IsA(thing, kind));

    private void Kinds()
    {
        Ask($"What are the {_all.Count:N0} objects of the image?");
        var kinds = _all.Where(static thing => thing.Has(Loader.PrototypeSlot))
            .CountBy(static thing => thing.Lookup("kind").AsText())
            .OrderByDescending(static kind => kind.Value).ThenBy(static kind => kind.Key, StringComparer.Ordinal).ToList();
        Answer(string.Join(", ", kinds.Take(8).Select(static kind => $"{kind.Value:N0} x {kind.Key}")) + $", and {kinds.Count - 8} other kinds");
    }

    private void LargestSessions()
    {
        Ask("Which sessions have the most functions?");
        foreach (var (session, functions) in Top(Declarations("session"), static session => Prototypes.PartsOf(session, "function").Count()))
        {
            Answer($"{Prototypes.NameOf(session)}: {functions}");
        }
    }

    private void Failures(string error)
    {
        Ask($"Which functions may answer {error}?");
        List<ImageObject> functions = [.. OfKind("member")
            .Where(member => Prototypes.NameOf(member) == error)
            .Select(Prototypes.WholeOf)
            .SelectMany(static declaration => declaration.RelatedFrom(RelationKind.InstanceOf))
            .Select(Prototypes.WholeOf)
            .Where(static whole => Prototypes.IsA(whole, "function"))
            .Distinct()];
        Answer($"{functions.Count:N0} functions of {functions.Select(Prototypes.WholeOf).Distinct().Count():N0} interfaces, the most of them of:");
        foreach (var (owner, count) in functions.CountBy(Prototypes.WholeOf).OrderByDescending(static o => o.Value).ThenBy(static o => Prototypes.NameOf(o.Key), StringComparer.Ordinal).Take(Most))
        {
            Answer($"{Prototypes.NameOf(owner)}: {count}");
        }
    }

    private void Words()
    {
        Ask("Which words join the most contracts?");
        Dictionary<ImageObject, ImageObject?> contracts = [];
        foreach (var (word, count) in Top(OfKind("word"), word => word.Related(RelationKind.AssociatedWith).Select(o => ContractOf(o, contracts)).Where(static c => c is not null).Distinct().Count()))
        {
            Answer($"{Prototypes.NameOf(word)}: {count}");
        }
    }

    private void Agreement()
    {
        Ask("Do the contracts have what is known of Genode's own sessions?");

        // A session that inherits has its functions in two contracts.
        ILookup<string, long> contracts = Declarations("session")
            .SelectMany(static session => Prototypes.PartsOf(session, "session").Select(part => (Service: part["service"], Opcodes: Opcodes(session))))
            .Where(static contract => contract.Service.Kind == ValueKind.Text)
            .SelectMany(static contract => contract.Opcodes.Select(opcode => (Service: contract.Service.AsText(), Opcode: opcode)))
            .ToLookup(static function => function.Service, static function => function.Opcode);
        List<(string Service, HashSet<long> Opcodes)> known = [.. OfKind("interface")
            .Where(static fact => fact["service_name"].Kind == ValueKind.Text)
            .Select(static fact => (Service: fact["service_name"].AsText(), Opcodes: Opcodes(fact)))
            .Where(static fact => fact.Opcodes.Count > 0)];
        int agreed = known.Count(fact => fact.Opcodes.IsSubsetOf(contracts[fact.Service]));
        Answer($"of {known.Count} sessions, the contracts of {agreed} have a function at every opcode");
    }

    private void Messages()
    {
        Ask("What do objects answer when they are sent 'describe', and what when they are sent 'translate'?");
        ImageObject session = Top(Declarations("session"), static s => Prototypes.PartsOf(s, "function").Count())[0].Thing;
        ImageObject function = Prototypes.PartsOf(session, "function").First();
        ImageObject word = transaction.Root(Atlas.Words.RootOf("dataspace"));
        foreach (ImageObject thing in new[] { session, function, word })
        {
            Answer(thing.Send("describe").AsText());
        }

        Answer(word.Send("translate").AsText());
    }

    private IEnumerable<ImageObject> Declarations(string kind) =>
        OfKind(kind).Where(static declaration => Prototypes.IsA(Prototypes.WholeOf(declaration), "contract"));

    private static List<(ImageObject Thing, int Count)> Top(IEnumerable<ImageObject> things, Func<ImageObject, int> count) =>
        [.. things.Select(thing => (Thing: thing, Count: count(thing)))
            .OrderByDescending(static t => t.Count).ThenBy(static t => Prototypes.NameOf(t.Thing), StringComparer.Ordinal).Take(Most)];

    private static HashSet<long> Opcodes(ImageObject owner) =>
        [.. Prototypes.PartsOf(owner, "function").Select(static function => function["opcode"].AsInteger())];

    private static ImageObject? ContractOf(ImageObject thing, Dictionary<ImageObject, ImageObject?> known)
    {
        if (!known.TryGetValue(thing, out ImageObject? contract))
        {
            contract = Prototypes.IsA(thing, "contract")
                ? thing
                : thing.Related(RelationKind.PartOf).FirstOrDefault() is { } whole ? ContractOf(whole, known) : null;
            known.Add(thing, contract);
        }

        return contract;
    }

    private void Ask(string question) => log.WriteLine(question);

    private void Answer(string answer) => log.WriteLine($"    {answer}");
}
