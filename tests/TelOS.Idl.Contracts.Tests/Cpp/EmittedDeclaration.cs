using System.Globalization;
using System.Text.RegularExpressions;
using TelOS.Idl.Contracts.Tests.Facts;

namespace TelOS.Idl.Contracts.Tests.Cpp;

/// <summary>The C++ that is emitted of a description of Genode's, taken apart and compared with the facts.</summary>
/// <param name="text">The emitted text.</param>
internal sealed partial class EmittedDeclaration(string text)
{
    // What Genode calls the integers, and what stands for itself in the facts.
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["uint8_t"] = "unsigned char",
        ["uint16_t"] = "unsigned short",
        ["uint32_t"] = "unsigned int",
        ["uint64_t"] = "unsigned long",
        ["size_t"] = "unsigned long",
        ["addr_t"] = "unsigned long",
        ["int8_t"] = "signed char",
        ["int16_t"] = "short",
        ["int32_t"] = "int",
        ["int64_t"] = "long",
        ["off_t"] = "long",
        // Where no compiler could say what it is: the headers of a third-party kernel are not part of Genode.
        ["Thread_capability"] = "Genode::Capability<Genode::Cpu_thread>",
    };

    private readonly Dictionary<string, string> _types = Using().Matches(text).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value, StringComparer.Ordinal);
    private readonly List<string> _differences = [];

    /// <summary>The interface that is described.</summary>
    public string Interface => Plain(_types["Actual"]);

    /// <summary>What differs, in sentences.</summary>
    /// <param name="facts">What is known about the interface.</param>
    public IReadOnlyList<string> Differences(InterfaceFacts facts)
    {
        _differences.Clear();
        Expect($"Value == {facts.Functions.Count});");
        if (facts.CapQuota is { } quota)
        {
            Expect($"CAP_QUOTA) == {quota})");
        }
        if (facts.ServiceName is { } service)
        {
            Expect($"service_name(), \"{service}\")");
        }
        foreach (FunctionFacts function in facts.Functions.Where(f => f.DeclaredIn is null))
        {
            Compare(function);
        }
        foreach (TypeFacts type in facts.Types.Where(t => t.Kind is "struct" or "enum"))
        {
            Compare(type);
        }
        return [.. _differences];
    }

    private void Compare(FunctionFacts function)
    {
        string opcode = function.Opcode.ToString(CultureInfo.InvariantCulture);
        string arguments = string.Concat(function.Args.Select((_, i) => $", Argument_{opcode}_{i}"));
        string declaration = Declaration(function.RpcName);
        string throws = function.Throws.Count == 0 ? string.Empty : "GENODE_TYPE_LIST(";
        ExpectIn(declaration, $"Result_{opcode}, {function.Method}{(throws.Length > 0 ? ", " : string.Empty)}{throws}");
        Same($"{function.Method}: arguments", arguments + ");", declaration.Length == 0 ? string.Empty : Tail(declaration, throws));
        foreach (string exception in function.Throws)
        {
            ExpectIn(declaration, exception.Split("::")[^1]);
        }
        SameType($"{function.Method}: result", function.ReturnsResolved ?? function.Returns, function.Returns, "Result_" + opcode);
        for (int i = 0; i < function.Args.Count; i++)
        {
            ArgumentFacts argument = function.Args[i];
            string suffix = argument.Type.EndsWith("const &", StringComparison.Ordinal) ? " const &" : argument.Type.EndsWith('&') ? " &" : string.Empty;
            SameType($"{function.Method}: argument {i}", (argument.Resolved ?? Bare(argument.Type)) + suffix, argument.Type, $"Argument_{opcode}_{i}");
        }
    }

    private void Compare(TypeFacts type)
    {
        Match size = Size().Matches(text).FirstOrDefault(m => Plain(m.Groups[1].Value) == type.Name) ?? Match.Empty;
        if (!size.Success)
        {
            // Base classes and types that Genode's own headers declare are part of what uses them.
            return;
        }
        Same($"{type.Name}: size", type.Size.ToString(CultureInfo.InvariantCulture), size.Groups[2].Value);
        foreach (MemberFacts member in (type.Members ?? []).Where(m => !m.IsBase && m.Offset > 0))
        {
            Same($"{type.Name}.{member.Name}: offset", member.Offset.ToString(CultureInfo.InvariantCulture),
                Offset().Matches(text).FirstOrDefault(m => Plain(m.Groups[1].Value) == type.Name && m.Groups[2].Value == member.Name)?.Groups[3].Value);
        }
        foreach ((string name, long value) in type.Values ?? new Dictionary<string, long>())
        {
            Same($"{type.Name}::{name}", value.ToString(CultureInfo.InvariantCulture),
                Value().Matches(text).FirstOrDefault(m => Plain(m.Groups[1].Value) == $"{type.Name}::{name}")?.Groups[2].Value);
        }
    }

    private void SameType(string what, string resolved, string written, string name)
    {
        string emitted = Plain(_types.GetValueOrDefault(name, "nothing"));
        // Emitted is the name in the header or what it stands for.
        bool isSame = emitted == Plain(resolved) || emitted == Plain(written) || emitted.EndsWith("::" + Plain(written), StringComparison.Ordinal);
        if (!isSame)
        {
            _differences.Add($"{what}: Genode has {resolved}, written {written}; emitted is {emitted}");
        }
    }

    private void Same(string what, string expected, string? actual)
    {
        if (expected != actual)
        {
            _differences.Add($"{what}: Genode has {expected}, emitted is {actual ?? "nothing"}");
        }
    }

    private void Expect(string part) => ExpectIn(text, part);

    private void ExpectIn(string whole, string part)
    {
        if (!whole.Contains(part, StringComparison.Ordinal))
        {
            _differences.Add($"'{part}' is not in {(whole.Length > 200 ? "the text" : whole)}");
        }
    }

    // GENODE_RPC(Rpc_x, ...) to its end, on one line.
    private string Declaration(string rpc)
    {
        int start = text.IndexOf($"({rpc}, ", StringComparison.Ordinal);
        return start < 0 ? string.Empty : Blanks().Replace(text[start..(text.IndexOf(';', start) + 1)], " ");
    }

    // The arguments: behind the name of the function, or behind the list of exceptions.
    private static string Tail(string declaration, string throws)
    {
        int from = throws.Length > 0 ? declaration.IndexOf(')', declaration.IndexOf(throws, StringComparison.Ordinal)) + 1 : 0;
        int first = declaration.IndexOf(", Argument_", from, StringComparison.Ordinal);
        return first < 0 ? declaration[^2..] : declaration[first..];
    }

    private static string Bare(string type) => type.Replace(" const &", string.Empty, StringComparison.Ordinal).TrimEnd('&', ' ');

    private static string Plain(string name)
    {
        string plain = Closing().Replace(Leading().Replace(name, string.Empty), ">");
        return Named().Replace(plain, m => Names.GetValueOrDefault(m.Groups[1].Value, m.Value));
    }

    [GeneratedRegex(@"using (\w+)\s*= ([^;]+);")]
    private static partial Regex Using();

    [GeneratedRegex(@"sizeof\(([^)]+)\) == (\d+)")]
    private static partial Regex Size();

    [GeneratedRegex(@"offsetof\(([^)]+), (\w+)\) == (\d+)")]
    private static partial Regex Offset();

    [GeneratedRegex(@"\)>\(([^)]+)\) == (-?\d+)")]
    private static partial Regex Value();

    [GeneratedRegex(@"(?<![\w>])::")]
    private static partial Regex Leading();

    [GeneratedRegex(@">\s+(?=>)")]
    private static partial Regex Closing();

    [GeneratedRegex(@"\b(?:Genode::)?(u?int(?:8|16|32|64)_t|size_t|addr_t|off_t|Thread_capability)\b")]
    private static partial Regex Named();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
