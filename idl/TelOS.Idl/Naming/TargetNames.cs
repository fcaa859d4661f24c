namespace TelOS.Idl.Naming;

/// <summary>How the target languages spell the names of a contract when it does not say so itself.</summary>
public static class TargetNames
{
    /// <summary>A type, member, method, enumerator or constant in C#: <c>BeginTransaction</c>.</summary>
    public static string ToCSharp(string name) =>
        name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name.Substring(1);

    /// <summary>A parameter in C#: <c>transactionId</c>; keywords are written <c>@object</c>.</summary>
    public static string ToCSharpParameter(string name)
    {
        string lower = name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name.Substring(1);
        return CSharpKeywords.Contains(lower) ? "@" + lower : lower;
    }

    /// <summary>A namespace in C#: <c>Telos.ObjectStore</c>.</summary>
    public static string ToCSharpNamespace(string name) => string.Join(".", name.Split('.').Select(ToCSharp));

    /// <summary>A type in C++: <c>Object_id</c>.</summary>
    public static string ToCppType(string name) => ToCSharp(NameWords.JoinLower(name));

    /// <summary>A function, member or parameter in C++, and the key of a session argument: <c>begin_transaction</c>.</summary>
    public static string ToCpp(string name) => NameWords.JoinLower(name);

    /// <summary>A constant or an enumerator in C++: <c>OUT_OF_RAM</c>.</summary>
    public static string ToCppConstant(string name) => NameWords.JoinLower(name).ToUpperInvariant();

    /// <summary>A namespace in C++: <c>Telos_object_store</c>. One level, as in Genode: a service is a namespace.</summary>
    public static string ToCppNamespace(string name) => ToCppType(name.Replace('.', '_'));
}
