using TelOS.Fractal;

namespace Samples.LivingImage.Atlas;

/// <summary>What the objects of the atlas delegate to: one prototype for each kind, which delegates to the prototype of all things.</summary>
internal static class Prototypes
{
    /// <summary>The name of the prototype of all things.</summary>
    public const string Thing = "thing";

    /// <summary>What the methods that slots name do.</summary>
    public static MethodDictionary Methods { get; } = new()
    {
        ["thing.describe"] = static call => $"a {call.Receiver.Lookup("kind").AsText()} named {NameOf(call.Receiver)}",
        ["function.describe"] = static call => $"{call.Resend().AsText()}, function {call.Receiver["opcode"]} of {NameOf(WholeOf(call.Receiver))}",
        ["session.describe"] = static call => $"{call.Resend().AsText()}, with {Words.Count(PartsOf(call.Receiver, "function").Count(), "function")}",
        ["thing.doesNotUnderstand"] = static call => $"it does not know what '{call.Selector}' means",
    };

    /// <summary>The root that a prototype is bound to.</summary>
    public static string RootOf(string kind) => $"prototype/{kind}";

    /// <summary>Writes the prototype of a kind, as the first one that is needed of it.</summary>
    public static ImageObject Create(ImageTransaction transaction, string kind)
    {
        ImageObject prototype = transaction.Create(("kind", kind));
        if (kind == Thing)
        {
            prototype[ImageObject.DoesNotUnderstand] = Value.Method("thing.doesNotUnderstand");
            prototype["describe"] = Value.Method("thing.describe");
        }
        else
        {
            prototype["thing*"] = transaction.Root(RootOf(Thing));
            if (kind is "function" or "session")
            {
                prototype["describe"] = Value.Method($"{kind}.describe");
            }
        }

        transaction.BindRoot(RootOf(kind), prototype);
        return prototype;
    }

    /// <summary>The parts of a whole that are of a kind.</summary>
    public static IEnumerable<ImageObject> PartsOf(ImageObject whole, string kind) =>
        whole.RelatedFrom(RelationKind.PartOf).Where(part => IsA(part, kind));

    /// <summary>What something is a part of.</summary>
    public static ImageObject WholeOf(ImageObject part) => part.Related(RelationKind.PartOf).First();

    /// <summary>Whether something is of a kind.</summary>
    public static bool IsA(ImageObject thing, string kind) => thing.Lookup("kind") == kind;

    /// <summary>What people call something.</summary>
    public static string NameOf(ImageObject thing) => thing["name"].TryGetText(out string? name) ? name : thing.ToString();
}
