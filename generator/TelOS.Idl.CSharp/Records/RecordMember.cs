using TelOS.Idl.CSharp.Code;
using TelOS.Idl.Model;

namespace TelOS.Idl.CSharp.Records;

/// <summary>A field of a record and the property that holds it.</summary>
/// <param name="Field">The field.</param>
/// <param name="Name">The property.</param>
/// <param name="Local">The variable that holds its value while the record is read.</param>
/// <param name="Type">Its type, without the question mark.</param>
/// <param name="Index">Its position among the fields.</param>
internal sealed record RecordMember(RecordField Field, string Name, string Local, RecordType Type, int Index)
{
    private const int BitsOfWord = 64;

    /// <summary>Whether it may be absent.</summary>
    public bool IsOptional => Field.Type.Unaliased is OptionalType;

    /// <summary>The type of the property.</summary>
    public string TypeName => IsOptional ? Type.Name + "?" : Type.Name;

    /// <summary>The variable that notes whether it was there.</summary>
    public string Seen => WordOf(Index / BitsOfWord);

    /// <summary>Its bit in that variable.</summary>
    public string Bit => $"1UL << {Literal.Number(Index % BitsOfWord)}";

    /// <summary>The variables that note which of so many fields were there.</summary>
    public static IEnumerable<string> Words(int fields) => Enumerable.Range(0, (fields + BitsOfWord - 1) / BitsOfWord).Select(WordOf);

    private static string WordOf(int index) => index == 0 ? "seen" : "seen" + Literal.Number(index);
}
