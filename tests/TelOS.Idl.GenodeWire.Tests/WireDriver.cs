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
                    {{Method("Play")}} => driver.Handle({{string.Join(", ", _signature.Parameters.Select((p, i) => (p.IsInOut ? "ref " : string.Empty) + $"arg{i}"))}});
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
        string call = $"client.Play({string.Join(", ", _signature.Parameters.Select((p, i) => (p.IsInOut ? "ref " : string.Empty) + $"arg{i}"))})";
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
        return _values.Memory(type, Convert.FromHexString(wireCase.Server.GetProperty("args_seen")[index].GetProperty("hex").GetString()!));
    }

    /// <summary>The result that the recorded reply carries: behind a success flag, if the function can fail.</summary>
    private string RawResult()
    {
        byte[] reply = wireCase.Reply;
        if (_signature.Error is not { } error)
        {
            return _values.Memory(_signature.Result!, reply);
        }
        if (reply.Length < 8 || reply[0] == 0)
        {
            return $"({ReturnType}){_values.Memory(error, reply.Length < 8 ? [] : reply[8..])}";
        }
        return _signature.Result is { } type ? $"({ReturnType}){_values.Memory(type, reply[8..])}" : $"({ReturnType})default(Ok)";
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
