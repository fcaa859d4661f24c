namespace TelOS.Idl.Model;

/// <summary>An exception of a function's list.</summary>
/// <param name="Exception">The exception.</param>
/// <param name="Code">Its code in the reply: -1000 minus the number of exceptions from here to the end of the list.</param>
public sealed record ThrownException(NamedType Exception, int Code);
