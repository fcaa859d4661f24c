namespace TelOS.Idl.Naming;

/// <summary>The reserved words of C#. Contextual keywords may be names and are not among them.</summary>
public static class CSharpKeywords
{
    private static readonly HashSet<string> Words = new(
        ("abstract as base bool break byte case catch char checked class const continue decimal default delegate do double else "
        + "enum event explicit extern false finally fixed float for foreach goto if implicit in int interface internal is lock "
        + "long namespace new null object operator out override params private protected public readonly ref return sbyte "
        + "sealed short sizeof stackalloc static string struct switch this throw true try typeof uint ulong unchecked unsafe "
        + "ushort using virtual void volatile while").Split(' '),
        StringComparer.Ordinal);

    /// <summary>Whether <paramref name="name"/> cannot be a C# name as it is.</summary>
    public static bool Contains(string name) => Words.Contains(name);
}
