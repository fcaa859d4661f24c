namespace TelOS.Idl.Contracts.Tests.Facts;

/// <summary>What is known about one argument.</summary>
/// <param name="Type">Its type, as written.</param>
/// <param name="Direction"><c>in</c> or <c>inout</c>.</param>
/// <param name="Resolved">What the type is, or null where no compiler looked at it.</param>
public sealed record ArgumentFacts(string Type, string Direction, string? Resolved);
