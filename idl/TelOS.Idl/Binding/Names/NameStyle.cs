using TelOS.Idl.Naming;

namespace TelOS.Idl.Binding.Names;

/// <summary>Rewrites names that are spelled by the rules of other languages.</summary>
internal static class NameStyle
{
    /// <summary><c>object_id</c>, <c>objectId</c> and <c>OBJECT_ID</c> become <c>ObjectId</c>.</summary>
    public static string ToPascal(string name)
    {
        string pascal = string.Concat(NameWords.JoinLower(name).Split('_').Select(TargetNames.ToCSharp));
        return pascal.Length == 0 ? "Name" : pascal;
    }

    /// <summary><c>object_id</c>, <c>ObjectId</c> and <c>OBJECT_ID</c> become <c>objectId</c>.</summary>
    public static string ToCamel(string name)
    {
        string pascal = ToPascal(name);
        return char.ToLowerInvariant(pascal[0]) + pascal.Substring(1);
    }
}
