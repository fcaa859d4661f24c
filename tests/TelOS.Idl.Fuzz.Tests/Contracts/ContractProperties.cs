using System.Text;
using System.Text.RegularExpressions;
using TelOS.Idl.Binding;
using TelOS.Idl.CSharp;
using TelOS.Idl.Diagnostics;
using TelOS.Idl.Formatting;
using TelOS.Idl.Model;
using TelOS.Idl.Syntax;
using TelOS.Idl.Text;
using TelOS.Idl.Tool.Json;
using Xunit;

namespace TelOS.Idl.Fuzz.Tests.Contracts;

/// <summary>What holds of every text that is given to the compiler.</summary>
internal static partial class ContractProperties
{
    /// <summary>Longer than any text of this size needs on the slowest machine: whoever needs more hangs.</summary>
    private static readonly TimeSpan s_hang = TimeSpan.FromSeconds(60);

    /// <summary>Compiles a text, and checks all that holds of the result.</summary>
    /// <param name="path">What to call it.</param>
    /// <param name="text">The text.</param>
    /// <param name="imports">What it may import.</param>
    /// <returns>Its contract, or null when it has errors.</returns>
    public static Contract? Check(string path, string text, IReadOnlyList<SyntaxTree> imports)
    {
        try
        {
            var work = Task.Run(() => CheckAll(path, text, imports));
            Assert.True(Task.WaitAny([work], s_hang) == 0, $"The compiler needs more than {s_hang.TotalSeconds} s.");
            return work.GetAwaiter().GetResult();
        }
        catch (Exception e)
        {
            string copy = Path.Combine(AppContext.BaseDirectory, "failed.tidl");
            File.WriteAllText(copy, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            throw new InvalidOperationException($"{path}, mutated, is in {copy}: {e.Message}", e);
        }
    }

    private static Contract? CheckAll(string path, string text, IReadOnlyList<SyntaxTree> imports)
    {
        SyntaxTree tree = ContractParser.Parse(new SourceText(path, text));
        CompilationResult result = ContractCompiler.Compile([tree, .. imports], []);
        foreach (Diagnostic diagnostic in tree.Diagnostics.Concat(result.Diagnostics))
        {
            CheckDiagnostic(diagnostic);
        }

        if (tree.Diagnostics.Any(IsError))
        {
            Assert.True(result.HasErrors, "The compiler forgets errors of the parser.");
        }
        else
        {
            CheckFormatting(tree, result.Contracts[0].Model, imports);
        }

        if (result.HasErrors)
        {
            return null;
        }

        Contract contract = result.Contracts[0].Model ?? throw new InvalidOperationException("There is neither an error nor a contract.");
        CheckContract(path, contract, imports);
        return contract;
    }

    private static void CheckDiagnostic(Diagnostic diagnostic)
    {
        Assert.Matches(Id(), diagnostic.Descriptor.Id);
        Assert.InRange(diagnostic.Span.Start, 0, diagnostic.Source.Content.Length);
        Assert.InRange(diagnostic.Span.Length, 0, diagnostic.Source.Content.Length - diagnostic.Span.Start);
        Assert.InRange(diagnostic.Start.Line, 0, diagnostic.Source.LineCount - 1);
        Assert.InRange(diagnostic.End.Line, diagnostic.Start.Line, diagnostic.Source.LineCount - 1);
        Assert.False(string.IsNullOrWhiteSpace(diagnostic.Message), $"{diagnostic.Descriptor.Id} says nothing.");
        Assert.False(string.IsNullOrWhiteSpace(diagnostic.Remedy), $"{diagnostic.Descriptor.Id} has no remedy.");
    }

    private static void CheckFormatting(SyntaxTree tree, Contract? contract, IReadOnlyList<SyntaxTree> imports)
    {
        string formatted = ContractFormatter.Format(tree);
        SyntaxTree again = ContractParser.Parse(new SourceText(tree.Source.Path, formatted));
        Assert.True(!again.Diagnostics.Any(IsError), $"Formatting breaks the syntax:\n{formatted}");
        Assert.Equal(formatted, ContractFormatter.Format(again));
        if (contract is not null)
        {
            CompilationResult bound = ContractCompiler.Compile([again, .. imports], []);
            Assert.True(contract == bound.Contracts[0].Model, $"Formatting changes the meaning:\n{formatted}");
        }
    }

    private static void CheckContract(string path, Contract contract, IReadOnlyList<SyntaxTree> imports)
    {
        string printed = CanonicalPrinter.Print(contract);
        CompilationResult again = ContractCompiler.Compile([ContractParser.Parse(new SourceText(path, printed)), .. imports], []);
        Assert.True(
            contract == again.Contracts[0].Model,
            $"Printing changes the meaning: {string.Join('\n', again.Diagnostics.Where(IsError).Select(d => d.Message))}\n{printed}");

        // Half characters exist in editors only: files are read as strict UTF-8, and dumps are written so.
        byte[] dumped = ContractJson.Write([contract]);
        Assert.True(
            ValueArray.Of(contract) == ContractJson.Read(dumped) || HasHalfCharacters(printed),
            $"Dumping changes the meaning:\n{Encoding.UTF8.GetString(dumped)}");

        HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
        foreach (GeneratedFile file in CSharpEmitter.Emit(contract))
        {
            Assert.True(names.Add(file.HintName), $"Two files are called {file.HintName}.");
        }
    }

    private static bool HasHalfCharacters(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) != text;

    private static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error;

    [GeneratedRegex("^TIDL[0-9]{4}$")]
    private static partial Regex Id();
}
