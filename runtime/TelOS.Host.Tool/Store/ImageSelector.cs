using System.Globalization;
using TelOS.Fractal;
using TelOS.ObjectStore;

namespace TelOS.Host.Tool;

/// <summary>How an object is named on the command line: by a root, or by its identity.</summary>
internal static class ImageSelector
{
    /// <summary>What the help says of it.</summary>
    public const string Help = "The name of a root, or an identity. A root whose name is a number: root:NAME.";

    private const string RootPrefix = "root:";

    /// <summary>The object that a text names.</summary>
    /// <exception cref="ObjectNotFoundException">There is none.</exception>
    public static ImageObject Find(ImageTransaction transaction, string text)
    {
        if (!TryReadIdentity(text, out var id))
        {
            return transaction.FindRoot(RootName(text)) ?? throw new ObjectNotFoundException($"there is no root '{RootName(text)}'");
        }

        return transaction.Find(id) ?? throw new ObjectNotFoundException($"there is no object {id.Value}");
    }

    /// <summary>Whether a text is an identity.</summary>
    public static bool TryReadIdentity(string text, out ObjectId id)
    {
        var isNumber = ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0;
        id = new ObjectId { Value = number };
        return isNumber;
    }

    /// <summary>The name of the root that a text means.</summary>
    public static string RootName(string text) => text.StartsWith(RootPrefix, StringComparison.Ordinal) ? text[RootPrefix.Length..] : text;
}
