using System.Globalization;
using System.Text.RegularExpressions;
using TelOS.Idl.Contracts.Tests.Facts;

namespace TelOS.Idl.Contracts.Tests.Cpp;

/// <summary>Compares what an emitted header declares of an interface with the facts.</summary>
/// <param name="header">The header.</param>
/// <param name="facts">What is known about the interface.</param>
internal sealed partial class HeaderComparison(EmittedHeader header, InterfaceFacts facts)
{
    // What Genode calls things, and what they are.
    private static readonly Dictionary<string, string> s_names = new(StringComparer.Ordinal)
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
        ["Dataspace_capability"] = "Capability<Dataspace>",
        ["Ram_dataspace_capability"] = "Capability<Ram::Dataspace>",
        ["Rom_dataspace_capability"] = "Capability<Rom_dataspace>",
        ["Signal_context_capability"] = "Capability<Signal_context>",
        // Where no compiler could say what it is: the headers of a third-party kernel are not part of Genode.
        ["Thread_capability"] = "Capability<Cpu_thread>",
    };

    private readonly List<string> _differences = [];

    /// <summary>What differs, in sentences.</summary>
    public IReadOnlyList<string> Differences()
    {
        _differences.Clear();
        List<string> statements = [.. header.Statements(facts.Interface)];
        Same("service", facts.ServiceName is { } service ? [$"return \"{service}\""] : [], Own(statements, "return \""));
        Same("quota", facts.CapQuota is { } caps ? [$"static constexpr unsigned CAP_QUOTA = {caps}"] : [], Own(statements, "static constexpr unsigned CAP_QUOTA"));
        FunctionFacts[] own = [.. facts.Functions.Where(function => function.DeclaredIn is null)];
        string list = string.Join(", ", own.Select(function => function.RpcName));
        Same(
            "functions",
            [facts.Inherits is { } parent ? $"GENODE_RPC_INTERFACE_INHERIT({parent}, {list})" : $"GENODE_RPC_INTERFACE({list})"],
            Own(statements, "GENODE_RPC_INTERFACE"));
        Same("declarations", own.Select(function => function.RpcName), Own(statements, "GENODE_RPC(").Concat(Own(statements, "GENODE_RPC_THROW(")).Select(Rpc).OrderBy(rpc => Array.FindIndex(own, f => f.RpcName == rpc)));
        foreach (FunctionFacts function in own)
        {
            Compare(function, statements.Find(s => Rpc(s) == function.RpcName && s.StartsWith("GENODE_RPC", StringComparison.Ordinal)) ?? string.Empty);
        }

        foreach (TypeFacts type in facts.Types.Where(type => header.Declares(type.Name)))
        {
            Compare(type);
        }

        return [.. _differences];
    }

    private static IEnumerable<string> Own(IEnumerable<string> statements, string start) => statements.Where(s => s.StartsWith(start, StringComparison.Ordinal));

    private static string Rpc(string statement) => First().Match(statement).Groups[1].Value;

    private void Compare(FunctionFacts function, string statement)
    {
        Match match = Declaration().Match(statement);
        string[] exceptions = Split(match.Groups[4].Value);
        Same($"{function.RpcName}: function", [function.Method], [match.Groups[3].Value]);
        Same($"{function.RpcName}: exceptions", function.Throws.Select(t => t.Split("::")[^1]), exceptions.Select(e => e.Split("::")[^1]));
        SameType($"{function.RpcName}: result", function.ReturnsResolved, function.Returns, match.Groups[2].Value);
        string[] arguments = Split(match.Groups[5].Value);
        Same($"{function.RpcName}: arguments", [function.Args.Count.ToString(CultureInfo.InvariantCulture)], [arguments.Length.ToString(CultureInfo.InvariantCulture)]);
        foreach ((ArgumentFacts argument, string emitted) in function.Args.Zip(arguments))
        {
            Same($"{function.RpcName}: {emitted}", [Passing(argument.Type)], [Passing(emitted)]);
            SameType($"{function.RpcName}: argument", argument.Resolved, Bare(argument.Type), Bare(emitted));
        }
    }

    private void Compare(TypeFacts type)
    {
        if (type.Values is { } values)
        {
            Same(type.Name, values.Select(value => $"{value.Key} = {value.Value}"), header.Enumerators(type.Name));
        }

        if (type.Kind == "struct" && type.Members is { Count: > 0 } members)
        {
            // What a base class has comes first, as fields or as that class.
            string[] known = [.. members.Where(member => !member.IsBase).Select(member => member.Name)];
            string[] emitted = [.. header.Statements(type.Name).Where(s => !s.StartsWith("using ", StringComparison.Ordinal)).Select(s => Member().Match(s).Groups[1].Value)];
            Same(type.Name, known, members[0].IsBase ? emitted.TakeLast(known.Length) : emitted);
        }
    }

    private void SameType(string what, string? resolved, string written, string emitted)
    {
        string actual = Plain(header.Resolve(emitted, facts.Interface));
        if (actual != Plain(resolved ?? written) && (resolved is not null || !actual.EndsWith("::" + Plain(written), StringComparison.Ordinal)))
        {
            _differences.Add($"{what}: Genode has {resolved ?? written}, emitted is {emitted}, which is {actual}");
        }
    }

    private void Same(string what, IEnumerable<string> expected, IEnumerable<string> actual)
    {
        string known = string.Join(", ", expected);
        string emitted = string.Join(", ", actual);
        if (known != emitted)
        {
            _differences.Add($"{what}: Genode has '{known}', emitted is '{emitted}'");
        }
    }

    private static string[] Split(string list) => list.Length == 0 ? [] : list.Split(", ", StringSplitOptions.TrimEntries);

    private static string Passing(string type) => type.EndsWith(" const &", StringComparison.Ordinal) ? "const &" : type.EndsWith(" &", StringComparison.Ordinal) ? "&" : string.Empty;

    private static string Bare(string type) => type[..^Passing(type).Length].TrimEnd();

    // Nothing of another namespace has the name of anything of Genode's here, so that it may be left away.
    private static string Plain(string type)
    {
        string plain = Closing().Replace(type.Replace("Genode::", string.Empty, StringComparison.Ordinal), ">");
        return Word().Replace(plain, match => s_names.GetValueOrDefault(match.Value, match.Value));
    }

    [GeneratedRegex(@"^GENODE_RPC(?:_THROW)?\((\w+)")]
    private static partial Regex First();

    [GeneratedRegex(@"^GENODE_RPC(?:_THROW)?\((\w+), (.+?), (\w+)(?:, GENODE_TYPE_LIST\(([^)]*)\))?(?:, ([^)]*))?\)$")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"(\w+)(?:\[\d+\])*$")]
    private static partial Regex Member();

    [GeneratedRegex(@">\s+(?=>)")]
    private static partial Regex Closing();

    [GeneratedRegex(@"(?<![\w:])\w+(?![\w:])")]
    private static partial Regex Word();
}
