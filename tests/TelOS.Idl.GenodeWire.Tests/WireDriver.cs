using System.Globalization;
using System.Text;
using System.Text.Json;

namespace TelOS.Idl.GenodeWire.Tests;

/// <summary>Writes the C# of a case: a caller of the generated client, and a server behind the generated dispatcher.</summary>
internal sealed class WireDriver(WireCase wireCase)
{
    private readonly WireValues _values = new(wireCase);
    private readonly WireSignature _signature = wireCase.Signature;

    public static string Write(WireCase wireCase, string @namespace) => new WireDriver(wireCase).Write(@namespace);

    private string Write(string @namespace)
    {
        string client = Client();
        string server = Server();
        return $$"""
            #nullable enable
            using System;
            using TelOS.Idl.GenodeWire.Tests;
            using TelOS.Runtime;

            namespace {{@namespace}};

            public sealed class Driver : WireCaseDriver
            {
            {{client}}
            {{server}}
                public override void Serve(ulong opcode, ref MessageReader request, ref MessageWriter reply) =>
                    VectorDispatcher.Dispatch(new Server(this), opcode, ref request, ref reply);

            {{_values.Functions}}
                private sealed class Server(Driver driver) : IVector
                {
                    {{Method("Call")}} => driver.Handle({{string.Join(", ", _signature.Parameters.Select((p, i) => (p.IsInOut ? "ref " : string.Empty) + $"arg{i}"))}});
                }
            }
            """;
    }

    private string ReturnType
    {
        get
        {
            string value = _signature.Result is { } type ? _values.CSharpType(type) : "Ok";
            return _signature.Error is { } error
                ? $"Result<{value}, {_values.CSharpType(error)}>"
                : _signature.Result is null ? "void" : value;
        }
    }

    private string Method(string name) =>
        $"public {ReturnType} {name}({string.Join(", ", _signature.Parameters.Select((p, i) => $"{(p.IsInOut ? "ref " : string.Empty)}{_values.ParameterType(p.Type)} arg{i}"))})";

    private string Client()
    {
        if (wireCase.Kind != "call")
        {
            return "    public override void CallClient(Capability target) => throw new NotSupportedException();\n";
        }
        StringBuilder body = new("    public override void CallClient(Capability target)\n    {\n");
        body.Append("        VectorClient client = new(new Capability<IVector>(target));\n");
        for (int i = 0; i < _signature.Parameters.Count; i++)
        {
            WireParameter parameter = _signature.Parameters[i];
            body.Append(CultureInfo.InvariantCulture, $"        {_values.ParameterType(parameter.Type)} arg{i} = {_values.Expression(parameter.Type, wireCase.Argument(i))};\n");
        }
        string call = $"client.Call({string.Join(", ", _signature.Parameters.Select((p, i) => (p.IsInOut ? "ref " : string.Empty) + $"arg{i}"))})";
        if (wireCase.ExceptionName is { } exception)
        {
            string name = WireContract.ExceptionName(wireCase, exception);
            body.Append(CultureInfo.InvariantCulture, $"        try\n        {{\n            {call};\n            Fail(\"no exception\");\n        }}\n        catch ({name}Exception)\n        {{\n        }}\n");
        }
        else if (ReturnType == "void")
        {
            body.Append(CultureInfo.InvariantCulture, $"        {call};\n");
        }
        else
        {
            body.Append(CultureInfo.InvariantCulture, $"        Same(\"result\", {ResultExpression()}, {call});\n");
        }
        for (int i = 0; i < _signature.Parameters.Count; i++)
        {
            if (_signature.Parameters[i].IsInOut)
            {
                body.Append(CultureInfo.InvariantCulture, $"        Same(\"arg{i} after the call\", {After(i)}, arg{i});\n");
            }
        }
        return body.Append("    }\n").ToString();
    }

    private string Server()
    {
        StringBuilder body = new($"    {Method("Handle")}\n    {{\n        HandlerCalls++;\n");
        for (int i = 0; i < _signature.Parameters.Count; i++)
        {
            body.Append(CultureInfo.InvariantCulture, $"        Same(\"arg{i}\", {Seen(i)}, arg{i});\n");
        }
        for (int i = 0; i < _signature.Parameters.Count; i++)
        {
            if (_signature.Parameters[i].IsInOut)
            {
                body.Append(CultureInfo.InvariantCulture, $"        arg{i} = {After(i)};\n");
            }
        }
        if (wireCase.ExceptionName is { } exception)
        {
            body.Append(CultureInfo.InvariantCulture, $"        throw new {WireContract.ExceptionName(wireCase, exception)}Exception();\n");
        }
        else if (ReturnType != "void")
        {
            body.Append(CultureInfo.InvariantCulture, $"        return {(wireCase.Kind == "raw_request" ? RawResult() : ResultExpression())};\n");
        }
        return body.Append("    }\n").ToString();
    }

    private string After(int index)
    {
        WireParameter parameter = _signature.Parameters[index];
        return _values.Expression(parameter.Type, wireCase.InOutAfter(parameter.Name));
    }

    /// <summary>What the server has to see of an argument: of a buffer, the part that is transmitted.</summary>
    private string Seen(int index)
    {
        WireParameter parameter = _signature.Parameters[index];
        if (wireCase.Kind == "raw_request")
        {
            return RawArgument(parameter.Type, index);
        }
        JsonElement value = wireCase.Argument(index);
        if (parameter.Type.StartsWith("bytes<", StringComparison.Ordinal))
        {
            byte[] bytes = Convert.FromHexString(value.GetProperty("hex").GetString()!);
            return $"Convert.FromHexString(\"{Convert.ToHexString(bytes[..Math.Min(bytes.Length, Bound(parameter.Type))])}\")";
        }
        if (parameter.Type.StartsWith("text<", StringComparison.Ordinal))
        {
            byte[] bytes = Encoding.UTF8.GetBytes(value.GetProperty("text").GetString()!);
            return WireValues.Literal(Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, Bound(parameter.Type))]));
        }
        return _values.Expression(parameter.Type, value);
    }

    private string RawArgument(string type, int index)
    {
        if (!wireCase.HandlerIsCalled)
        {
            // The handler must not run; what it would see does not matter.
            return $"arg{index}";
        }
        byte[] seen = Convert.FromHexString(wireCase.Server.GetProperty("args_seen")[index].GetProperty("hex").GetString()!);
        if (type.StartsWith("bytes<", StringComparison.Ordinal))
        {
            return $"Convert.FromHexString(\"{Convert.ToHexString(seen)}\")";
        }
        ulong bits = 0;
        for (int i = seen.Length - 1; i >= 0; i--)
        {
            bits = (bits << 8) | seen[i];
        }
        return type == "bool" ? (bits != 0 ? "true" : "false") : $"unchecked(({_values.CSharpType(type)})0x{bits:x}ul)";
    }

    private string RawResult()
    {
        // Raw cases return integers, or an attempt whose reply is recorded as zeros: error value 0.
        if (_signature.Error is { } error)
        {
            return $"default({_values.CSharpType(error)})";
        }
        byte[] reply = wireCase.Reply;
        return $"unchecked(({_values.CSharpType(_signature.Result!)})0x{(reply.Length >= 8 ? BitConverter.ToUInt64(reply) : 0):x}ul)";
    }

    private string ResultExpression()
    {
        JsonElement result = wireCase.Result;
        if (_signature.Error is not { } error)
        {
            return _values.Expression(_signature.Result!, result);
        }
        if (result.TryGetProperty("error", out JsonElement failure))
        {
            return $"({ReturnType}){_values.Expression(error, failure)}";
        }
        return _signature.Result is { } type
            ? $"({ReturnType}){_values.Expression(type, result.GetProperty("ok"))}"
            : $"({ReturnType})default(Ok)";
    }

    private static int Bound(string type) => int.Parse(type[(type.IndexOf('<', StringComparison.Ordinal) + 1)..^1], CultureInfo.InvariantCulture);
}
