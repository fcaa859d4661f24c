using TelOS.Idl.Contracts.Tests.Facts;
using TelOS.Idl.Model;
using TelOS.Idl.Naming;

namespace TelOS.Idl.Contracts.Tests;

/// <summary>Finds where a contract says something else than the facts.</summary>
internal sealed class InterfaceComparison
{
    // What a type is called where no compiler could say what it is: the headers of a third-party kernel are not part of Genode.
    private static readonly Dictionary<string, string> Unresolved = new(StringComparer.Ordinal)
    {
        ["Native_capability"] = "Genode::Native_capability",
        ["Thread_capability"] = "Genode::Capability<Genode::Cpu_thread>",
        ["Foc_thread_state"] = "Genode::Foc_thread_state",
        ["addr_t"] = "unsigned long",
    };

    private readonly InterfaceFacts _facts;
    private readonly CompiledContracts _contracts;
    private readonly List<string> _differences = [];

    private InterfaceComparison(InterfaceFacts facts, CompiledContracts contracts)
    {
        _facts = facts;
        _contracts = contracts;
    }

    /// <summary>What differs, in sentences; nothing when the contract is right.</summary>
    public static IReadOnlyList<string> Compare(InterfaceFacts facts, CompiledContracts contracts)
    {
        InterfaceComparison comparison = new(facts, contracts);
        comparison.CompareInterface();
        return comparison._differences;
    }

    private void CompareInterface()
    {
        string? kernel = _facts.Kernel?.Replace("base-", string.Empty, StringComparison.Ordinal);
        InterfaceDeclaration? declaration = _contracts.Genode(kernel)[_facts.Interface].OfType<InterfaceDeclaration>().SingleOrDefault();
        if (declaration is null)
        {
            _differences.Add($"no contract describes {_facts.Interface}");
            return;
        }
        Expect("service", _facts.ServiceName, declaration.Session?.Service);
        Expect("capability quota", _facts.CapQuota, declaration.Session?.CapQuota);
        Expect("RAM quota", _facts.RamQuota, declaration.Session?.RamQuota);
        Expect("whether it inherits", _facts.Inherits is not null, declaration.Base is not null);
        if (_facts.Inherits is { } inherits && declaration.Base is { } basis)
        {
            ExpectEnd("what it inherits", inherits, _contracts.Names.Of(basis));
        }
        CompareFunctions(declaration);
        TypeComparison types = new(_contracts, _differences);
        types.Compare(_facts.Types, kernel);
    }

    private void CompareFunctions(InterfaceDeclaration declaration)
    {
        (Function Function, string? DeclaredIn)[] functions =
        [
            .. declaration.InheritedFunctions.Select(f => (f.Function, (string?)_contracts.Names.Of(f.DeclaredIn))),
            .. declaration.Functions.Select(f => (f, (string?)null)),
        ];
        Expect("number of functions", _facts.Functions.Count, functions.Length);
        Expect("reserved opcodes", 0, declaration.ReservedOpcodes.Count);
        foreach ((FunctionFacts facts, (Function function, string? declaredIn)) in _facts.Functions.Zip(functions))
        {
            Expect($"{facts.Method}: opcode", facts.Opcode, function.Opcode);
            Expect($"{facts.Method}: where it is declared", facts.DeclaredIn, declaredIn);
            CompareFunction(facts, function);
        }
    }

    private void CompareFunction(FunctionFacts facts, Function function)
    {
        string name = facts.Method;
        string method = function.Spelling.Cpp ?? TargetNames.ToCpp(function.Name);
        Expect($"{name}: function", name, method);
        Expect($"{name}: RPC type", facts.RpcName, function.Spelling.Rpc ?? "Rpc_" + method);
        ExpectType($"{name}: result", facts.ReturnsResolved ?? Resolve(facts.Returns), _contracts.Names.OfResult(function));
        Expect($"{name}: number of arguments", facts.Args.Count, function.Parameters.Count);
        foreach ((ArgumentFacts argument, Parameter parameter) in facts.Args.Zip(function.Parameters))
        {
            string what = $"{name}: argument {parameter.Name}";
            Expect($"{what}: direction", argument.Direction, parameter.IsInOut ? "inout" : "in");
            ExpectType($"{what}: type", argument.Resolved ?? Resolve(argument.Type), _contracts.Names.Of(parameter.Type));
            ExpectWord(what, argument.Type, parameter.Type);
        }
        if (function.Result is { } result)
        {
            ExpectWord($"{name}: result", facts.Returns, result);
        }
        CompareExceptions(facts, function);
        if (facts.RequestMax is not null)
        {
            Expect($"{name}: request size", facts.RequestMax, function.Budget.FrameworkRequestMax);
            Expect($"{name}: reply size", facts.ReplyMax, function.Budget.FrameworkReplyMax);
            Expect($"{name}: capabilities in the reply", facts.ReplyCaps, function.Budget.ReplyCapabilities);
        }
    }

    private void CompareExceptions(FunctionFacts facts, Function function)
    {
        Expect($"{facts.Method}: number of exceptions", facts.Throws.Count, function.Exceptions.Count);
        foreach ((string thrown, ThrownException exception) in facts.Throws.Zip(function.Exceptions))
        {
            ExpectEnd($"{facts.Method}: exception", thrown, _contracts.Names.Of(exception.Exception));
            int? code = facts.ExceptionCodes is { } codes && codes.TryGetValue(thrown, out int known) ? known : null;
            Expect($"{facts.Method}: code of {thrown}", code, exception.Code);
        }
    }

    // The machine word has the size of a 64-bit integer here, but not everywhere: the words of the header decide.
    private void ExpectWord(string what, string written, TypeReference type)
    {
        if (type.Unaliased is ScalarType { Kind: ScalarKind.U64 or ScalarKind.USize } scalar)
        {
            bool isFixed = written.EndsWith("uint64_t", StringComparison.Ordinal) || written.EndsWith("file_size_t", StringComparison.Ordinal);
            Expect($"{what}: whether it is a machine word", !isFixed, scalar.Kind == ScalarKind.USize);
        }
    }

    private static string Resolve(string written) => Unresolved.GetValueOrDefault(written, written);

    private void Expect<T>(string what, T expected, T actual)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
        {
            _differences.Add($"{what}: Genode has {expected?.ToString() ?? "nothing"}, the contract {actual?.ToString() ?? "nothing"}");
        }
    }

    private void ExpectType(string what, string expected, IEnumerable<string> names)
    {
        if (!names.Contains(expected))
        {
            _differences.Add($"{what}: Genode has {expected}, the contract {string.Join(" or ", names)}");
        }
    }

    private void ExpectEnd(string what, string expected, string actual)
    {
        if (actual != expected && !actual.EndsWith("::" + expected, StringComparison.Ordinal))
        {
            _differences.Add($"{what}: Genode has {expected}, the contract {actual}");
        }
    }
}
