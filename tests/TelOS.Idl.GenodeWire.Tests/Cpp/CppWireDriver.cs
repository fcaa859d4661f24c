using System.Globalization;
using System.Text;
using System.Text.Json;

namespace TelOS.Idl.GenodeWire.Tests.Cpp;

/// <summary>Writes the C++ of a case: a caller of the generated client, and a server behind the dispatcher that the generated declaration
/// makes of Genode's templates. Both note every value that is not the recorded one.</summary>
internal sealed class CppWireDriver
{
    private readonly WireCase _case;
    private readonly WireSignature _signature;
    private readonly CppWireValues _values;
    private readonly string _namespace;

    private CppWireDriver(WireCase wireCase, string @namespace)
    {
        _case = wireCase;
        _signature = wireCase.Signature;
        _values = new CppWireValues(wireCase, @namespace);
        _namespace = @namespace;
    }

    /// <summary>The text of a case, without includes.</summary>
    /// <param name="wireCase">The case.</param>
    /// <param name="namespace">The C++ namespace that its contract became.</param>
    /// <param name="number">The number by which the program is asked for it.</param>
    public static string Write(WireCase wireCase, string @namespace, int number) => new CppWireDriver(wireCase, @namespace).Write(number);

    private string Write(int number)
    {
        string client = Client();
        string server = Server();
        foreach (string type in _signature.Parameters.Select(p => p.Type).Append(_signature.Result).Append(_signature.Error).OfType<string>())
        {
            _values.Comparison(type);
        }
        string driver = "Driver_" + number.ToString(CultureInfo.InvariantCulture);
        return $$"""
            namespace {{_namespace}} {

            {{_values.Comparisons}}
            }

            namespace {{driver}} {

            {{_values.Functions}}
            {{client}}
            {{server}}
            static Wire::Case const registered { {{number}}, call, [] (Wire::Report &report) -> Genode::Rpc_object_base & { static Server server { report }; return server; } };

            }


            """;
    }

    private string ValueType => _signature.Result is { } type ? _values.CppType(type) : "Genode::Ok";

    private string ReturnType => _signature.Error is { } error
        ? $"Genode::Attempt<{ValueType}, {_values.CppType(error)}>"
        : _signature.Result is null ? "void" : ValueType;

    private string Client()
    {
        if (_case.Kind != "call")
        {
            return "static void call(Wire::Report &report, Genode::Native_capability) { report.fail(\"the case has no client\"); }\n";
        }
        StringBuilder body = new("static void call(Wire::Report &report, Genode::Native_capability target)\n{\n");
        body.Append(CultureInfo.InvariantCulture, $"\t{_namespace}::Vector_client client {{ Genode::reinterpret_cap_cast<{_namespace}::Vector>(target) }};\n");
        for (int i = 0; i < _signature.Parameters.Count; i++)
        {
            string type = _signature.Parameters[i].Type;
            body.Append(CultureInfo.InvariantCulture, $"\t{_values.CppType(type)} arg{i} = {_values.Expression(type, _case.Argument(i))};\n");
        }
        string call = $"client.{WireContract.MethodName}({string.Join(", ", _signature.Parameters.Select((_, i) => $"arg{i}"))})";
        if (_case.ExceptionName is { } exception)
        {
            string name = WireContract.ExceptionName(_case, exception);
            body.Append(CultureInfo.InvariantCulture, $"\ttry {{ (void){call}; report.fail(\"no exception\"); }}\n\tcatch ({_namespace}::{name} const &) {{ }}\n");
        }
        else if (ReturnType == "void")
        {
            body.Append(CultureInfo.InvariantCulture, $"\t{call};\n");
        }
        else
        {
            body.Append(CultureInfo.InvariantCulture, $"\t{ReturnType} const result = {call};\n\tsame(report, \"result\", {ResultExpression()}, result);\n");
        }
        for (int i = 0; i < _signature.Parameters.Count; i++)
        {
            if (_signature.Parameters[i].IsInOut)
            {
                body.Append(CultureInfo.InvariantCulture, $"\tsame(report, \"arg{i} after the call\", {After(i)}, arg{i});\n");
            }
        }
        return body.Append("\t(void)report;\n}\n").ToString();
    }

    private string Server()
    {
        StringBuilder body = new($"struct Server : Genode::Rpc_object<{_namespace}::Vector, Server>\n{{\n\tWire::Report &report;\n\n\tServer(Wire::Report &report) : report(report) {{ }}\n\n");
        body.Append(CultureInfo.InvariantCulture, $"\t{ReturnType} {WireContract.MethodName}({string.Join(", ", _signature.Parameters.Select((p, i) => $"{ParameterType(p)}arg{i}"))}) override\n\t{{\n\t\treport.handler_calls++;\n");
        for (int i = 0; i < _signature.Parameters.Count; i++)
        {
            Seen(body, i);
        }
        for (int i = 0; i < _signature.Parameters.Count; i++)
        {
            if (_signature.Parameters[i].IsInOut)
            {
                body.Append(CultureInfo.InvariantCulture, $"\t\targ{i} = {After(i)};\n");
            }
        }
        if (_case.ExceptionName is { } exception)
        {
            body.Append(CultureInfo.InvariantCulture, $"\t\tthrow {_namespace}::{WireContract.ExceptionName(_case, exception)}();\n");
        }
        else if (ReturnType != "void")
        {
            body.Append(CultureInfo.InvariantCulture, $"\t\treturn {ResultExpression()};\n");
        }
        body.Append("\t}\n");
        // Functions of other cases in the same interface have only their place in the list.
        foreach (int opcode in Enumerable.Range(0, _case.Hierarchy.Sum(i => i.Functions.Count)).Where(o => o != _case.DeclaredOpcode))
        {
            body.Append(CultureInfo.InvariantCulture, $"\n\tvoid _reserved_{opcode}() {{ report.fail(\"reserved\"); }}\n");
        }
        return body.Append("};\n").ToString();
    }

    // As the declaration has it: what fits two registers goes by value.
    private string ParameterType(WireParameter parameter)
    {
        string type = _values.CppType(parameter.Type);
        bool isLarge = CppWireValues.IsBuffer(parameter.Type)
            || parameter.Type.StartsWith("string<", StringComparison.Ordinal)
            || (_case.Types.TryGetValue(parameter.Type, out JsonElement declared) && declared.GetProperty("size").GetInt32() > 16);
        return type + (parameter.IsInOut ? " &" : isLarge ? " const &" : " ");
    }

    private string After(int index)
    {
        WireParameter parameter = _signature.Parameters[index];
        return _values.Expression(parameter.Type, _case.InOutAfter(parameter.Name));
    }

    /// <summary>Compares what the server sees of an argument: of a buffer, the part that is transmitted.</summary>
    private void Seen(StringBuilder body, int index)
    {
        string type = _signature.Parameters[index].Type;
        if (_case.Kind == "raw_request")
        {
            // Bytes of memory, which may be no value of the type.
            if (_case.HandlerIsCalled && !_case.ServerEnds)
            {
                byte[] memory = Convert.FromHexString(_case.Server.GetProperty("args_seen")[index].GetProperty("hex").GetString()!);
                string comparison = CppWireValues.IsBuffer(type)
                    ? $"same(report, \"arg{index}\", {_values.Buffer(type, memory)}, arg{index})"
                    : $"Wire::same_memory(report, \"arg{index}\", {CppWireValues.Literal(memory)}, {memory.Length}, &arg{index}, sizeof(arg{index}))";
                body.Append(CultureInfo.InvariantCulture, $"\t\t{comparison};\n");
            }
            else
            {
                body.Append(CultureInfo.InvariantCulture, $"\t\t(void)arg{index};\n");
            }
            return;
        }
        JsonElement value = _case.Argument(index);
        body.Append(CultureInfo.InvariantCulture, $"\t\tsame(report, \"arg{index}\", {_values.Expression(type, value)}, arg{index});\n");
    }

    private string ResultExpression()
    {
        if (_case.Kind == "raw_request" && (_case.ServerEnds || !_case.HandlerIsCalled))
        {
            // The function must not run; what it would return does not matter.
            return ReturnType + "()";
        }
        JsonElement result = _case.Result;
        if (_signature.Error is not { } error)
        {
            return _values.Expression(_signature.Result!, result);
        }
        if (result.TryGetProperty("error", out JsonElement failure))
        {
            return $"{ReturnType}({_values.Expression(error, failure)})";
        }
        return _signature.Result is { } type
            ? $"{ReturnType}({_values.Expression(type, result.GetProperty("ok"))})"
            : $"{ReturnType}(Genode::Ok())";
    }
}
