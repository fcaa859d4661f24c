using TelOS.Idl.Model;
using TelOS.Idl.Naming;

namespace TelOS.Idl.Fuzz.Tests.Drivers;

/// <summary>What generated types and members are called.</summary>
internal static class DriverNames
{
    /// <summary>The C# name of a member or type.</summary>
    public static string Of(string name, Spelling spelling) => spelling.CSharp ?? TargetNames.ToCSharp(name);

    /// <summary>The full name of a type.</summary>
    /// <param name="type">The type.</param>
    /// <param name="prefix">What stands before the last part, such as the I of interfaces.</param>
    public static string Of(NamedType type, string prefix = "") =>
        $"global::{type.NamespaceSpelling.CSharp ?? TargetNames.ToCSharpNamespace(type.Namespace)}.{prefix}{Of(type.Name, type.Spelling)}";

    /// <summary>The full name of a declared type.</summary>
    public static string Of(Contract contract, Declaration declaration, string prefix = "") =>
        $"global::{Of(contract)}.{prefix}{Of(declaration.Name, declaration.Spelling)}";

    /// <summary>The C# namespace of a contract.</summary>
    public static string Of(Contract contract) => contract.Spelling.CSharp ?? TargetNames.ToCSharpNamespace(contract.Namespace);

    /// <summary>The function of a driver that makes a value of a type.</summary>
    public static string Maker(string fullName) => "New_" + fullName.Replace("global::", string.Empty, StringComparison.Ordinal).Replace('.', '_');

    /// <summary>The type of an exception.</summary>
    public static string Exception(NamedType exception)
    {
        string name = Of(exception);
        return name.EndsWith("Exception", StringComparison.Ordinal) ? name : name + "Exception";
    }
}
