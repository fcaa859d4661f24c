using System.Globalization;
using System.Text;
using TelOS.Idl.Model;

namespace TelOS.Idl.Fuzz.Tests.Drivers;

/// <summary>Writes the handler of a function and what calls it.</summary>
/// <param name="function">The function.</param>
/// <param name="index">Its index in the interface.</param>
/// <param name="interfaceName">The full name of the interface, without its I.</param>
internal sealed class FunctionWriter(Function function, int index, string interfaceName)
{
    private readonly ValueArray<Parameter> _parameters = function.Signal is null
        ? function.Parameters
        : ValueArray.Of(new Parameter("handler", Spelling.None, new CapabilityType(null, CapabilityTransfer.Copy), false));

    /// <summary>The function's C# name.</summary>
    public string Name => (function.Signal is null ? string.Empty : "Register") + DriverNames.Of(function.Name, function.Spelling);

    /// <summary>The name of the driver's method.</summary>
    public string Method => $"Call{index}";

    /// <summary>Whether a value travels through the shared buffer.</summary>
    public bool UsesBulk => function.Result?.Unaliased is BulkType || _parameters.Any(parameter => parameter.Type.Unaliased is BulkType);

    private string ReturnType
    {
        get
        {
            string value = function.Result is { } result ? ResultType(result) : "Ok";
            return function.Error is { } error
                ? $"Result<{value}, {DriverNames.Of(error)}>"
                : function.Result is null ? "void" : value;
        }
    }

    /// <summary>The method of the server.</summary>
    public string Handler()
    {
        string parameters = string.Join(", ", _parameters.Select((p, i) => $"{(p.IsInOut ? "ref " + ResultType(p.Type) : ParameterType(p.Type))} a{i}"));
        StringBuilder code = new($"    public override {ReturnType} {Name}({parameters})\n    {{\n        const int d = 3;\n        Random r = probe.Handle();\n");
        for (int i = 0; i < _parameters.Count; i++)
        {
            code.Append(CultureInfo.InvariantCulture, $"        probe.Seen.Add({Keep(_parameters[i].Type, $"a{i}", _parameters[i].IsInOut)});\n");
        }

        for (int i = 0; i < _parameters.Count; i++)
        {
            if (_parameters[i].IsInOut)
            {
                code.Append(CultureInfo.InvariantCulture, $"        a{i} = {ValueWriter.Make(_parameters[i].Type)};\n");
            }
        }

        for (int i = 0; i < function.Exceptions.Count; i++)
        {
            string exception = DriverNames.Exception(function.Exceptions[i].Exception);
            code.Append(CultureInfo.InvariantCulture, $"        if (r.Next(4) == 0)\n        {{\n            probe.Answered.Add(\"{exception}\");\n            throw new {exception}();\n        }}\n");
        }

        for (int i = 0; i < _parameters.Count; i++)
        {
            if (_parameters[i].IsInOut)
            {
                code.Append(CultureInfo.InvariantCulture, $"        probe.Answered.Add({Keep(_parameters[i].Type, $"a{i}", true)});\n");
            }
        }

        AppendReturn(code);
        return code.Append("    }\n\n").ToString();
    }

    /// <summary>The method that calls with random arguments.</summary>
    /// <param name="isAsync">Whether it calls the asynchronous method.</param>
    public string Caller(bool isAsync)
    {
        StringBuilder code = new();
        string head = isAsync ? $"private static async Task {Method}Async" : $"private static void {Method}";
        code.Append(CultureInfo.InvariantCulture, $"    {head}(Probe probe, Capability target, Random r, int d)\n    {{\n");
        code.Append(CultureInfo.InvariantCulture, $"        using var client = new {interfaceName}Client(target.Duplicate());\n");
        for (int i = 0; i < _parameters.Count; i++)
        {
            Parameter p = _parameters[i];
            code.Append(CultureInfo.InvariantCulture, $"        {LocalType(p)} a{i} = {MakeLocal(p)};\n");
            code.Append(CultureInfo.InvariantCulture, $"        probe.Sent.Add({KeepLocal(p, $"a{i}")});\n");
        }

        if (function.Exceptions.Count == 0)
        {
            AppendCall(code, isAsync);
        }
        else
        {
            code.Append("        try\n        {\n");
            AppendCall(code, isAsync);
            code.Append("        }\n");
            foreach (ThrownException thrown in function.Exceptions)
            {
                string exception = DriverNames.Exception(thrown.Exception);
                code.Append(CultureInfo.InvariantCulture, $"        catch ({exception})\n        {{\n            probe.Got.Add(\"{exception}\");\n        }}\n");
            }
        }

        return code.Append("    }\n\n").ToString();
    }

    private void AppendReturn(StringBuilder code)
    {
        string value = function.Result is { } type ? ValueWriter.Make(type) : "Ok.Value";
        string kept = function.Result is { } result ? Keep(result, "value", true) : "\"ok\"";
        if (function.Error is not { } error)
        {
            if (function.Result is { } plain)
            {
                code.Append(CultureInfo.InvariantCulture, $"        {ResultType(plain)} value = {value};\n        probe.Answered.Add({kept});\n        return value;\n");
            }

            return;
        }

        string types = $"<{(function.Result is { } ok ? ResultType(ok) : "Ok")}, {DriverNames.Of(error)}>";
        code.Append(CultureInfo.InvariantCulture, $$"""
                    if (r.Next(3) == 0)
                    {
                        {{DriverNames.Of(error)}} error = {{ValueWriter.Make(error)}};
                        probe.Answered.Add(Kept.Value(error));
                        return Result.Error{{types}}(error);
                    }

                    {{(function.Result is { } declared ? ResultType(declared) : "Ok")}} value = {{value}};
                    probe.Answered.Add({{kept}});
                    return Result.Ok{{types}}(value);

            """);
    }

    private void AppendCall(StringBuilder code, bool isAsync)
    {
        string arguments = string.Join(", ", _parameters.Select((p, i) => Pass(p, $"a{i}", isAsync)));
        bool returns = function.Result is not null || function.Error is not null;
        int[] inOuts = [.. Enumerable.Range(0, _parameters.Count).Where(i => _parameters[i].IsInOut)];
        int parts = inOuts.Length + (returns ? 1 : 0);
        string call = isAsync ? $"await client.{Name}Async({arguments})" : $"client.{Name}({arguments})";
        bool assigns = isAsync ? parts > 0 : returns;
        code.Append(CultureInfo.InvariantCulture, $"        {(assigns ? "var result = " : string.Empty)}{call};\n");
        for (int i = 0; i < inOuts.Length; i++)
        {
            string value = !isAsync ? $"a{inOuts[i]}" : parts == 1 ? "result" : $"result.Item{i + (returns ? 2 : 1)}";
            code.Append(CultureInfo.InvariantCulture, $"        probe.Got.Add({Keep(_parameters[inOuts[i]].Type, value, true)});\n");
        }

        if (!returns)
        {
            return;
        }

        string main = isAsync && parts > 1 ? "result.Item1" : "result";
        string kept = function.Result is { } type ? Keep(type, function.Error is null ? main : main + ".Value", true) : "\"ok\"";
        code.Append(CultureInfo.InvariantCulture, $"        probe.Got.Add({(function.Error is null ? kept : $"{main}.IsOk ? {kept} : Kept.Value({main}.Error)")});\n");
    }

    /// <summary>Texts and buffers are arrays until they are passed.</summary>
    private static string LocalType(Parameter p) => p.IsInOut ? ResultType(p.Type) : p.Type.Unaliased switch
    {
        TextType or BytesType { Record: null } or StringType or BulkType { Record: null } => "byte[]",
        _ => ParameterType(p.Type),
    };

    private static string MakeLocal(Parameter p) => !p.IsInOut && p.Type.Unaliased is StringType text
        ? $"FuzzValues.TextBytes(r, {(text.Capacity ?? 40) - 1})"
        : ValueWriter.Make(p.Type);

    private static string KeepLocal(Parameter p, string value) => LocalType(p) == "byte[]" ? $"Kept.Bytes({value})" : Keep(p.Type, value, p.IsInOut);

    private string Pass(Parameter p, string value, bool isAsync)
    {
        if (p.IsInOut || p.Type.Unaliased is not (TextType or StringType))
        {
            return p.IsInOut && !isAsync ? "ref " + value : value;
        }

        // An asynchronous call through the shared buffer waits before it writes, and takes what can wait.
        return isAsync && UsesBulk ? $"System.Text.Encoding.UTF8.GetString({value})" : $"new Utf8Text({value})";
    }

    private static string Keep(TypeReference type, string value, bool isResult) => type.Unaliased switch
    {
        StringType or TextType => $"Kept.Text({value})",
        OptionalType { Element.Unaliased: StringType } => $"Kept.Text({value})",
        BytesType { Record: null } or BulkType { Record: null } => $"Kept.Bytes({value})",
        CapabilityType { Interface: null } => $"Kept.Badge({value})",
        CapabilityType => $"Kept.Badge({value}.Untyped)",
        _ => $"Kept.Value({value})",
    };

    private static string ParameterType(TypeReference type) => type.Unaliased switch
    {
        TextType or StringType => "Utf8Text",
        BytesType { Record: null } or BulkType { Record: null } => "ReadOnlySpan<byte>",
        _ => ResultType(type),
    };

    private static string ResultType(TypeReference type) => type.Unaliased switch
    {
        ScalarType scalar => Scalar(scalar.Kind),
        StringType => "string",
        OptionalType optional => ResultType(optional.Element) + "?",
        BytesType { Record: { } record } => DriverNames.Of(record),
        BulkType { Record: { } record } => DriverNames.Of(record),
        BytesType or BulkType => "byte[]",
        CapabilityType { Interface: { } named } => $"Capability<{DriverNames.Of(named, "I")}>",
        CapabilityType => "Capability?",
        NamedType named => DriverNames.Of(named),
        _ => throw new ArgumentException($"{type} does not travel."),
    };

    private static string Scalar(ScalarKind kind) => kind switch
    {
        ScalarKind.Bool => "bool",
        ScalarKind.U8 => "byte",
        ScalarKind.U16 => "ushort",
        ScalarKind.U32 => "uint",
        ScalarKind.I8 => "sbyte",
        ScalarKind.I16 => "short",
        ScalarKind.I32 => "int",
        ScalarKind.I64 => "long",
        ScalarKind.F32 => "float",
        ScalarKind.F64 => "double",
        _ => "ulong",
    };
}
