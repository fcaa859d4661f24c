using Scriban.Runtime;
using TelOS.Idl.Genode.Naming;
using TelOS.Idl.Genode.Server;
using TelOS.Idl.Model;

namespace TelOS.Idl.Genode.Views;

/// <summary>A connection as templates see it, beside what <see cref="InterfaceView"/> says. <c>Templates/README.md</c> lists the members.</summary>
internal static class ConnectionView
{
    private const string Functor = "fn";
    private const string BulkError = "Telos_bulk::Bulk_error";

    /// <summary>The view of a session's connection.</summary>
    /// <param name="declaration">The session.</param>
    /// <param name="context">The contract.</param>
    public static ScriptObject Of(InterfaceDeclaration declaration, ViewContext context)
    {
        ScriptObject view = InterfaceView.Of(declaration, context);
        string client = view.Text("client");
        List<ScriptObject> called = [.. Functions(declaration, context).Select(function => Called(function, client, context))];
        List<ScriptObject> errors = [.. called.Select(function => function["failure"]).OfType<ScriptObject>()
            .GroupBy(failure => failure.Text("type"), StringComparer.Ordinal).Select(group => group.First())];
        view["forwarded"] = new ScriptArray(called.Where(function => function["kind"] is "forward").Select(function => function["name"]));
        view["called"] = new ScriptArray(called.Where(function => function["kind"] is not "forward"));
        view["types"] = new ScriptArray(called.Where(function => function["fails"] is true && function["returns_bulk"] is false).Select(function => function["returns"]));
        view["retries"] = called.Exists(function => function["retries"] is true);
        view["quotas"] = new ScriptArray(errors.Where(error => error["quota"] is not null));
        view["bulk_errors"] = new ScriptArray(errors.Where(error => called.Exists(function => function["kind"] is "bulk" && ReferenceType(function) == error.Text("type"))));
        view["indent"] = new string(' ', $"class {context.Names.Namespace}::{view["connection"]} : ".Length);
        view["needs_attr"] = declaration.Session?.Arguments.Any(argument => argument.Default is null) == true;
        view["has_since"] = called.Exists(function => function["since"] is > 0);
        return view;
    }

    private static IEnumerable<Function> Functions(InterfaceDeclaration declaration, ViewContext context) =>
        declaration.InheritedFunctions.Select(inherited => inherited.Function).Concat(declaration.Functions).OrderBy(function => function.Opcode);

    private static string? ReferenceType(ScriptObject function) => (function["failure"] as ScriptObject)?["type"] as string;

    private static ScriptObject Called(Function function, string client, ViewContext context)
    {
        ScriptObject view = FunctionView.Of(function, context);
        bool usesBulk = view["has_bulk"] is true;
        bool returnsBulk = view["returns_bulk"] is true;
        bool retries = view["quota"] is not null;
        bool isSpecial = retries || function.Availability.Since > 0;
        view["kind"] = usesBulk ? "bulk" : isSpecial ? "plain" : "forward";
        view["retries"] = retries;
        view["failure"] = Failure(function, view, context);
        List<string> windows = [];
        List<string> declared = [];
        List<string> passed = [];
        foreach (Parameter parameter in function.Parameters)
        {
            string name = CppNames.OfMember(parameter.Name, parameter.Spelling);
            bool isBulk = parameter.Type.Unaliased is BulkType;
            string type = isBulk ? "Span const &" : ParameterView.Argument(parameter, context);
            declared.Add(type.EndsWith("&", StringComparison.Ordinal) ? type + name : type + " " + name);
            passed.Add(isBulk ? name + "_window" : name);
            if (isBulk)
            {
                windows.Add(name);
            }
        }

        if (function.Signal is not null)
        {
            declared.Add("Signal_context_capability sigh");
            passed.Add("sigh");
        }

        if (returnsBulk)
        {
            declared.Add("auto const &" + Functor);
        }

        string own = view.Text("name");
        string error = view["fails"] is true ? view.Text("error") : BulkError;
        view["windows"] = new ScriptArray(windows);
        view["call_parameters"] = new ScriptArray(declared);
        view["call_arguments"] = new ScriptArray(passed);
        // The client's function is deprecated, too, and naming it is a warning.
        view["call"] = function.Availability.Deprecated is null ? $"{client}::{view.Text("name")}" : $"call<{view.Text("rpc")}>";
        view["call_name"] = returnsBulk ? "with_" + own : own;
        view["call_error"] = error;
        view["call_value"] = returnsBulk ? "Ok" : view["value"] is "void" ? "Ok" : view["value"];
        view["is_void"] = view["value"] is "void";
        view["call_alias"] = usesBulk && (returnsBulk || view["fails"] is false);
        view["call_returns"] = !usesBulk || (view["fails"] is true && !returnsBulk)
            ? view["returns"]
            : char.ToUpperInvariant(view.Text("call_name")[0]) + view.Text("call_name").Substring(1) + "_result";
        view["call_failed"] = view["fails"] is true ? ErrorFunction(error) + "(error)" : "error";
        view["call_doc"] = returnsBulk ? Documented(function, context) : view["doc"];
        view["size"] = windows.Count == 0 ? "0" : string.Join(" + ", windows.Select(name => $"Buffer::size_of({name})"));
        view["unsupported"] = view["fails"] is true ? $" {error}::UNSUPPORTED" : view["value"] is "void" ? string.Empty : $" {view["value"]} {{ }}";
        return view;
    }

    // What is returned elsewhere is an argument of the functor here.
    private static string Documented(Function function, ViewContext context)
    {
        Documentation given = function.Documentation ?? new Documentation(string.Empty, default, null);
        string functor = "called with a 'Span' of shared memory" + (given.Returns is { } returns ? ": " + returns : string.Empty);
        Function described = function with
        {
            Documentation = given with
            {
                Parameters = ValueArray.From<ParameterDocumentation>([.. given.Parameters, new ParameterDocumentation(Functor, functor)]),
                Returns = null,
            },
            Parameters = ValueArray.From<Parameter>([.. function.Parameters, new Parameter(Functor, Spelling.None, new ScalarType(ScalarKind.U8), false)]),
        };
        List<(string Name, string Cpp)> parameters = [.. described.Parameters.Select(parameter => (parameter.Name, CppNames.OfMember(parameter.Name, parameter.Spelling)))];
        return context.Docs.OfFunction(described, parameters);
    }

    // _store_error
    private static string ErrorFunction(string error) => "_" + error.Replace("::", "_").ToLowerInvariant();

    private static ScriptObject? Failure(Function function, ScriptObject view, ViewContext context)
    {
        if (function.Error is not { } error)
        {
            return null;
        }

        ScriptObject failure = ServedFunction.FailureOf(error, context);
        failure["function"] = ErrorFunction(failure.Text("type"));
        failure["quota"] = view["quota"];
        return failure;
    }
}
