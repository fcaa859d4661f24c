using Scriban.Runtime;
using TelOS.Idl.Genode.Naming;
using TelOS.Idl.Genode.Views;
using TelOS.Idl.Model;

namespace TelOS.Idl.Genode.Server;

/// <summary>A function as a server answers it: what is checked before the author's code runs, and what is answered instead of it.</summary>
internal sealed class ServedFunction
{
    /// <summary>The kind of functions that the author writes.</summary>
    public const string Plain = "plain";

    /// <summary>The kind of functions that register a signal.</summary>
    public const string Signal = "signal";

    private ServedFunction(ScriptObject view, string kind)
    {
        View = view;
        Kind = kind;
        view["kind"] = kind;
        view["answer"] = view["returns"];
    }

    /// <summary>What templates see.</summary>
    public ScriptObject View { get; }

    /// <summary>How it is answered.</summary>
    public string Kind { get; }

    /// <summary>The error values that are answered without the author, or null.</summary>
    public ScriptObject? Failure { get; private set; }

    /// <summary>Whether a value travels through the shared buffer.</summary>
    public bool UsesBulk => View["has_bulk"] is true;

    /// <summary>All functions of an interface in the order of their opcodes: the compiler's, those of the bases, its own, and what is reserved.</summary>
    /// <param name="declaration">The interface.</param>
    /// <param name="context">The contract.</param>
    /// <param name="validity">Which types have to be checked.</param>
    public static IEnumerable<ServedFunction> All(InterfaceDeclaration declaration, ViewContext context, Validity validity)
    {
        string owner = context.Names.OfDeclaration(declaration);
        List<ServedFunction> functions = [];
        if (declaration.Session is { HasContractFunctions: true })
        {
            foreach (ScriptObject common in FunctionView.Common(context.Contract.Namespace == CppNames.BulkNamespace))
            {
                functions.Add(new ServedFunction(common, common.Text("name")));
                common["answer"] = common.Text("name") == "bulk" ? $"{owner}::{common["returns"]}" : common["returns"];
            }
        }

        functions.AddRange(declaration.InheritedFunctions.Select(inherited => Of(inherited.Function, owner, context, validity)));
        functions.AddRange(declaration.Functions.Select(function => Of(function, owner, context, validity)));
        functions.AddRange(Reserved(declaration, context).Select(reserved => new ServedFunction(FunctionView.Of(reserved), "reserved")));
        return functions.OrderBy(function => function.View["opcode"] as int? ?? 0);
    }

    private static IEnumerable<ReservedOpcode> Reserved(InterfaceDeclaration declaration, ViewContext context)
    {
        Declarations declarations = new(context.Contracts);
        for (InterfaceDeclaration? current = declaration; current is not null;)
        {
            foreach (ReservedOpcode reserved in current.ReservedOpcodes)
            {
                yield return reserved;
            }

            current = current.Base is { } parent ? declarations.Find(parent) as InterfaceDeclaration : null;
        }
    }

    private static ServedFunction Of(Function function, string owner, ViewContext context, Validity validity)
    {
        ServedFunction served = new(FunctionView.Of(function, context), function.Signal is null ? Plain : Signal);
        ScriptObject view = served.View;
        if (function.Error is not null)
        {
            view["answer"] = $"{owner}::{view["returns"]}";
        }

        List<string> windows = [];
        List<string> arguments = [];
        List<string> checks = [];
        List<string> declared = [];
        foreach (Parameter parameter in function.Parameters)
        {
            string name = CppNames.OfMember(parameter.Name, parameter.Spelling);
            string argument = ParameterView.Argument(parameter, context);
            if (parameter.Type.Unaliased is BulkType)
            {
                arguments.Add($"_buffer.arg({CppLiteral.Of(windows.Count)})");
                windows.Add(name);
                declared.Add("Span const &" + name);
                continue;
            }

            arguments.Add(name);
            declared.Add(argument.EndsWith("&", StringComparison.Ordinal) ? argument + name : argument + " " + name);
            if (validity.Check(parameter.Type, name) is { } check)
            {
                checks.Add("!" + check);
            }
        }

        if (view["returns_bulk"] is true)
        {
            arguments.Add("reply");
            declared.Add("auto const &reply");
        }

        served.Describe(function, context);
        view["windows"] = new ScriptArray(windows);
        view["served_arguments"] = new ScriptArray(arguments);
        view["served_parameters"] = new ScriptArray(declared);
        view["checks"] = new ScriptArray(checks);
        view["is_void"] = view.Text("answer") == "void";
        view["own_answer"] = view["returns"];
        view["unnamed_parameters"] = new ScriptArray(declared.Select(Unnamed));
        return served;
    }

    // What is not used yet has no name, so that compilers do not warn.
    private static string Unnamed(string declared)
    {
        int end = declared.LastIndexOfAny([' ', '&']);
        return declared[end] == '&' ? declared.Substring(0, end + 1) : declared.Substring(0, end);
    }

    private void Describe(Function function, ViewContext context)
    {
        string answer = View.Text("answer");
        if (function.Error is not { } error)
        {
            bool isVoid = function.Result is null;
            View["refusal"] = isVoid ? string.Empty : $" {answer} {{ }}";
            View["failed"] = isVoid ? string.Empty : $"{answer} {{ }}";
            View["failed_argument"] = string.Empty;
            View["shield"] = $"<{answer}>(";
            return;
        }

        Failure = FailureOf(error, context);
        View["refusal"] = $" {Failure["other"]}";
        View["failed"] = $"{Failure["name"]}.of(error)";
        View["failed_argument"] = " error";
        View["shield"] = $"<{answer}>({Failure["name"]}, ";
    }

    /// <summary>What is answered for an error type without asking the author.</summary>
    /// <param name="error">The error type.</param>
    /// <param name="context">The contract.</param>
    public static ScriptObject FailureOf(NamedType error, ViewContext context)
    {
        string type = context.Names.OfNamed(error);
        string unsupported = $"{type}::UNSUPPORTED";
        ScriptObject? quota = QuotaView.Of(error, context);
        return new ScriptObject
        {
            ["type"] = type,
            ["name"] = "_" + type.Replace("::", "_").ToUpperInvariant(),
            ["other"] = unsupported,
            ["out_of_ram"] = quota?["ram"] is string { Length: > 0 } ram ? ram : unsupported,
            ["out_of_caps"] = quota?["caps"] is string { Length: > 0 } caps ? caps : unsupported,
        };
    }
}
