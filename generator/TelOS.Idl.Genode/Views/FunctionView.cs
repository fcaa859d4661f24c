using Scriban.Runtime;
using TelOS.Idl.Genode.Naming;
using TelOS.Idl.Model;

namespace TelOS.Idl.Genode.Views;

/// <summary>A function as templates see it. <c>Templates/README.md</c> lists the members.</summary>
internal static class FunctionView
{
    /// <summary>The view of a function of a contract.</summary>
    /// <param name="function">The function.</param>
    /// <param name="context">The contract.</param>
    public static ScriptObject Of(Function function, ViewContext context)
    {
        CppNames names = context.Names;
        List<(string Name, string Cpp)> spelled = [.. function.Parameters.Select(p => (p.Name, CppNames.OfMember(p.Name, p.Spelling)))];
        string value = function.Result is { } result ? names.Of(result) : function.Error is null ? "void" : "Ok";
        string name = CppNames.Of(function);
        bool fails = function.Error is not null;
        ScriptArray parameters = [.. function.Parameters.Select(p => ParameterView.Of(p, context))];
        return new ScriptObject
        {
            ["name"] = name,
            ["rpc"] = CppNames.RpcOf(function),
            ["opcode"] = function.Opcode,
            ["doc"] = context.Docs.OfFunction(function, spelled),
            ["brief"] = context.Docs.Of(function.Documentation),
            ["parameters"] = parameters,
            ["arguments"] = new ScriptArray(function.Signal is null ? function.Parameters.Select(p => ParameterView.Argument(p, context)) : ["Signal_context_capability"]),
            ["declared"] = new ScriptArray(function.Signal is null
                ? function.Parameters.Select(p => Join(ParameterView.Argument(p, context), CppNames.OfMember(p.Name, p.Spelling)))
                : ["Signal_context_capability sigh"]),
            ["passed"] = new ScriptArray(function.Signal is null ? spelled.Select(p => p.Cpp) : ["sigh"]),
            ["value"] = value,
            ["error"] = function.Error is { } error ? names.OfNamed(error) : string.Empty,
            ["returns"] = fails ? ResultName(name) : value,
            ["fails"] = fails,
            ["has_value"] = function.Result is not null,
            ["result"] = TypeView.Of(function.Result, context),
            ["returns_bulk"] = function.Result?.Unaliased is BulkType,
            ["has_bulk"] = function.Result?.Unaliased is BulkType || function.Parameters.Any(p => p.Type.Unaliased is BulkType),
            ["signal"] = function.Signal is null ? null : TargetSignal(function),
            ["is_reserved"] = false,
            ["is_common"] = false,
            ["is_virtual"] = false,
            ["since"] = function.Availability.Since,
            ["deprecated"] = function.Availability.Deprecated is { } use ? CppLiteral.OfText(use) : string.Empty,
            ["throws"] = new ScriptArray(function.Exceptions.Select(e => names.OfNamed(e.Exception))),
            ["request_max"] = function.Budget.FrameworkRequestMax,
            ["reply_max"] = function.Budget.FrameworkReplyMax,
            ["quota"] = QuotaView.Of(function.Error, context),
        };
    }

    /// <summary>The placeholder of an opcode that must not be used again.</summary>
    /// <param name="reserved">The opcode.</param>
    public static ScriptObject Of(ReservedOpcode reserved)
    {
        string name = "_reserved_" + CppLiteral.Of(reserved.Opcode);
        ScriptObject view = Plain(name, reserved.Opcode, "void", 8, 8);
        view["rpc"] = "Rpc" + name;
        view["brief"] = reserved.Name is { } former ? $"Opcode {reserved.Opcode} was '{former}' and must not be used again." : $"Opcode {reserved.Opcode} must not be used again.";
        view["is_reserved"] = true;
        return view;
    }

    /// <summary>The functions that every new session begins with.</summary>
    /// <param name="inBulk">Whether the contract is the one that declares their types.</param>
    public static IEnumerable<ScriptObject> Common(bool inBulk)
    {
        string prefix = inBulk ? string.Empty : "Telos_bulk::";
        ScriptObject contract = Plain("contract", 0, prefix + "Contract_info", 8, 48);
        contract["brief"] = contract["doc"] = "Version and contract of the server";
        contract["is_common"] = true;
        contract["has_value"] = true;
        yield return contract;

        ScriptObject bulk = Plain("bulk", 1, "Bulk_result", 8, 32);
        bulk["brief"] = bulk["doc"] = "Shared buffer of the session";
        bulk["value"] = $"Capability<{prefix}Bulk>";
        bulk["error"] = prefix + "Bulk_error";
        bulk["fails"] = bulk["is_common"] = bulk["has_value"] = true;
        yield return bulk;
    }

    private static ScriptObject Plain(string name, int opcode, string returns, int request, int reply) => new()
    {
        ["name"] = name,
        ["rpc"] = "Rpc_" + name,
        ["opcode"] = opcode,
        ["doc"] = string.Empty,
        ["brief"] = string.Empty,
        ["parameters"] = new ScriptArray(),
        ["arguments"] = new ScriptArray(),
        ["declared"] = new ScriptArray(),
        ["passed"] = new ScriptArray(),
        ["value"] = returns,
        ["error"] = string.Empty,
        ["returns"] = returns,
        ["fails"] = false,
        ["has_value"] = false,
        ["result"] = null,
        ["returns_bulk"] = false,
        ["has_bulk"] = false,
        ["signal"] = null,
        ["is_reserved"] = false,
        ["is_common"] = false,
        ["is_virtual"] = false,
        ["since"] = 0,
        ["deprecated"] = string.Empty,
        ["throws"] = new ScriptArray(),
        ["request_max"] = request,
        ["reply_max"] = reply,
        ["quota"] = null,
    };

    private static ScriptObject TargetSignal(Function function) => new()
    {
        ["name"] = TelOS.Idl.Naming.TargetNames.ToCpp(function.Name),
        ["reads"] = function.Signal?.Reads is { } reads ? TelOS.Idl.Naming.TargetNames.ToCpp(reads) : string.Empty,
    };

    private static string ResultName(string function) => char.ToUpperInvariant(function[0]) + function.Substring(1) + "_result";

    private static string Join(string type, string name) => type.EndsWith("&", StringComparison.Ordinal) || type.EndsWith("*", StringComparison.Ordinal) ? type + name : type + " " + name;
}
