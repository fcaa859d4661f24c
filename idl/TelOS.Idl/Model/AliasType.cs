namespace TelOS.Idl.Model;

/// <summary>A use of an alias. Types compare with the alias kept, because C++ spells it.</summary>
/// <param name="Namespace">The namespace that declares the alias.</param>
/// <param name="Name">The alias.</param>
/// <param name="Spelling">Its names in the target languages, where given.</param>
/// <param name="Target">What it stands for; may be an alias again.</param>
public sealed record AliasType(string Namespace, string Name, Spelling Spelling, TypeReference Target) : TypeReference;
