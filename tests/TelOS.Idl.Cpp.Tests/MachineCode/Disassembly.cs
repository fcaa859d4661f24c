using System.Text.RegularExpressions;
using TelOS.Idl.Testing.Cpp;

namespace TelOS.Idl.Cpp.Tests.MachineCode;

/// <summary>The functions of an object file, written so that those of two files can be compared: without addresses, and without the names of
/// what the file itself defines.</summary>
internal static partial class Disassembly
{
    /// <summary>Function names and instructions, in the order of the file.</summary>
    /// <param name="path">The object file.</param>
    /// <exception cref="InvalidOperationException">It has no functions.</exception>
    public static IReadOnlyList<(string Name, string Code)> Of(string path)
    {
        CommandResult listing = CommandLine.Run("objdump", ["-d", "-r", "-M", "intel", "--no-show-raw-insn", path]);
        List<(string Name, List<string> Lines)> functions = [];
        foreach (string line in listing.Output.Split('\n'))
        {
            if (Header().Match(line) is { Success: true } header)
            {
                functions.Add((header.Groups[1].Value, []));
            }
            else if (functions.Count > 0 && Line().Match(line) is { Success: true } instruction)
            {
                functions[^1].Lines.Add(instruction.Groups[1].Value.Trim());
            }
        }
        HashSet<string> own = [.. functions.Select(f => f.Name)];
        return functions.Count == 0
            ? throw new InvalidOperationException($"{path} has no functions: {listing.Errors}")
            : [.. functions.Select(f => (f.Name, string.Join('\n', f.Lines.Select(l => Normalise(l, f.Name, own)).Where(l => l.Length > 0))))];
    }

    private static string Normalise(string line, string function, HashSet<string> own)
    {
        // Padding behind the last instruction says nothing.
        if (line.StartsWith("nop", StringComparison.Ordinal) || line.StartsWith("cs nop", StringComparison.Ordinal) || line.StartsWith("data16", StringComparison.Ordinal))
        {
            return string.Empty;
        }
        // Jumps within the function: `jne 1a3 <f+0x23>` becomes `jne +0x23`.
        line = Target().Replace(line, m => m.Groups[1].Value == function ? "self" + m.Groups[2].Value : "other");
        line = Comment().Replace(line, string.Empty);
        line = Relocation().Replace(line, m => $"{m.Groups[1].Value} {(own.Contains(m.Groups[2].Value) || m.Groups[2].Value.StartsWith('.') ? "own" : m.Groups[2].Value)}");
        return Blanks().Replace(line, " ").Trim();
    }

    [GeneratedRegex("^[0-9a-f]+ <(.+)>:$")]
    private static partial Regex Header();

    [GeneratedRegex(@"^\s+[0-9a-f]+:\s(.*)$")]
    private static partial Regex Line();

    [GeneratedRegex(@"[0-9a-f]+ <([^>+]+)(\+0x[0-9a-f]+)?>")]
    private static partial Regex Target();

    [GeneratedRegex(@"\s+#.*$")]
    private static partial Regex Comment();

    [GeneratedRegex(@"(R_X86_64_\w+)\s+([^\s+-]+)([+-]0x[0-9a-f]+)?")]
    private static partial Regex Relocation();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
