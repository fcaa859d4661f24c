using TelOS.Idl.Model;
using TelOS.Idl.Naming;

namespace TelOS.Idl.CSharp.Naming;

/// <summary>The C# names of the parts of a contract: what the contract says, or else the rule of the language.</summary>
internal static class CSharpNames
{
    /// <summary>The C# namespace of a contract's namespace: <c>samples.hello</c> is <c>Samples.Hello</c>.</summary>
    public static string Namespace(string name, Spelling spelling) => spelling.CSharp ?? TargetNames.ToCSharpNamespace(name);

    /// <summary>The name of a type.</summary>
    public static string Type(string name, Spelling spelling) => spelling.CSharp ?? TargetNames.ToCSharp(name);

    /// <summary>The name of a method, field, enumerator or constant.</summary>
    public static string Member(string name, Spelling spelling) => spelling.CSharp ?? TargetNames.ToCSharp(name);

    /// <summary>The name of a parameter, escaped where it is a keyword.</summary>
    public static string Parameter(string name, Spelling spelling) => Local(spelling.CSharp ?? name);

    /// <summary>The name of a local that stands for a member, escaped where it is a keyword.</summary>
    public static string Local(string member) => Escape(TargetNames.ToCSharpParameter(member.TrimStart('@')));

    /// <summary>The name with its first letter in upper case.</summary>
    public static string Pascal(string name) => TargetNames.ToCSharp(name.TrimStart('@'));

    /// <summary>The name with its first letter in lower case, without an escape.</summary>
    public static string Camel(string name) => TargetNames.ToCSharpParameter(name.TrimStart('@')).TrimStart('@');

    /// <summary>The name as an identifier; <c>await</c> is a keyword inside the asynchronous methods that are emitted.</summary>
    public static string Escape(string name) => name == "await" || CSharpKeywords.Contains(name) ? "@" + name : name;
}
