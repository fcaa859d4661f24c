namespace TelOS.Idl.Model;

/// <summary>A function that an interface has from a base.</summary>
/// <param name="DeclaredIn">The interface that declares it.</param>
/// <param name="Function">The function.</param>
public sealed record InheritedFunction(NamedType DeclaredIn, Function Function);
