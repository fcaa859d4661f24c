using System.Reflection;
using System.Security.Cryptography;
using Xunit;

namespace TelOS.Idl.Tests.Syntax;

public class GeneratedParserTests
{
    [Fact]
    public void The_committed_parser_was_generated_from_the_committed_grammar()
    {
        byte[] grammar = [.. Read("grammar/TidlLexer.g4"), .. Read("grammar/TidlParser.g4")];
        object? generatedFrom = typeof(TelOS.Idl.Syntax.ContractParser).Assembly
            .GetType("TelOS.Idl.Grammar.GrammarHash", throwOnError: true)!
            .GetField("Sha256", BindingFlags.Static | BindingFlags.NonPublic)!
            .GetRawConstantValue();
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(grammar)), generatedFrom);
    }

    private static byte[] Read(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using MemoryStream bytes = new();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
