using System.Text;

namespace TelOS.Idl.Naming;

/// <summary>Takes a contract's names apart into words: <c>beginTransaction</c>, <c>HTTPServer</c> and <c>readU8</c> are
/// <c>begin transaction</c>, <c>http server</c> and <c>read u8</c>.</summary>
internal static class NameWords
{
    /// <summary>The name in lower case with an underscore between words.</summary>
    public static string JoinLower(string name)
    {
        if (IsLower(name))
        {
            return name;
        }
        StringBuilder result = new(name.Length + 4);
        for (int i = 0; i < name.Length; i++)
        {
            if (i > 0 && StartsWord(name, i))
            {
                _ = result.Append('_');
            }
            _ = result.Append(char.ToLowerInvariant(name[i]));
        }
        return result.ToString();
    }

    // Most names are one word, and every name of a contract passes here.
    private static bool IsLower(string name)
    {
        foreach (char c in name)
        {
            if (char.IsUpper(c))
            {
                return false;
            }
        }
        return true;
    }

    // A capital starts a word behind a small letter or a digit, and before a small letter that ends a run of capitals.
    private static bool StartsWord(string name, int index) =>
        char.IsUpper(name[index])
        && name[index - 1] != '_'
        && (!char.IsUpper(name[index - 1]) || (index + 1 < name.Length && char.IsLower(name[index + 1])));
}
