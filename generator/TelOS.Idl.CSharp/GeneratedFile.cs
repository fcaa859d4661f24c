namespace TelOS.Idl.CSharp;

/// <summary>One C# file that came out of a contract.</summary>
/// <param name="HintName">The file's name, unique within everything that is emitted from contracts of different namespaces:
/// <c>Samples.Hello.HelloClient.g.cs</c>.</param>
/// <param name="Text">The text; lines end in <c>\n</c>.</param>
public sealed record GeneratedFile(string HintName, string Text);
