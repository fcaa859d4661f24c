using System.Text.Json;
using TelOS.Idl.Model;

namespace TelOS.Idl.Tool.Json;

/// <summary>Writes what interfaces and sessions have beyond their name.</summary>
internal static class InterfaceWriter
{
    /// <summary>Writes the fields of an interface.</summary>
    public static void Write(Utf8JsonWriter json, InterfaceDeclaration declaration)
    {
        TypeWriter.WriteOptional(json, "base", declaration.Base);
        if (declaration.Session is { } session)
        {
            WriteSession(json, session);
        }
        CommonParts.WriteList(json, "functions", declaration.Functions, WriteFunction);
        CommonParts.WriteList(json, "inherited", declaration.InheritedFunctions, WriteInherited);
        CommonParts.WriteList(json, "reservedOpcodes", declaration.ReservedOpcodes, WriteReserved);
    }

    private static void WriteSession(Utf8JsonWriter json, SessionDeclaration session)
    {
        json.WriteStartObject("session");
        CommonParts.WriteOptional(json, "service", session.Service);
        json.WriteNumber("major", session.Major);
        json.WriteNumber("minor", session.Minor);
        json.WriteBoolean("contractFunctions", session.HasContractFunctions);
        WriteOptional(json, "ramQuota", session.RamQuota);
        WriteOptional(json, "capQuota", session.CapQuota);
        CommonParts.WriteList(json, "arguments", session.Arguments, WriteArgument);
        json.WriteNumber("worstArguments", session.WorstArguments);
        if (session.Bulk is { } bulk)
        {
            json.WriteStartObject("bulk");
            json.WriteNumber("size", bulk.Size);
            json.WriteNumber("max", bulk.Max);
            json.WriteEndObject();
        }
        json.WriteString("hash", session.Hash);
        json.WriteEndObject();
    }

    private static void WriteArgument(Utf8JsonWriter json, SessionArgument argument)
    {
        json.WriteString("name", argument.Name);
        CommonParts.Write(json, "spelling", argument.Spelling);
        CommonParts.Write(json, argument.Documentation);
        CommonParts.Write(json, argument.Availability);
        json.WriteString("key", argument.Key);
        TypeWriter.Write(json, "type", argument.Type);
        if (argument.Default is { } value)
        {
            ConstantParts.Write(json, "default", value);
        }
    }

    private static void WriteFunction(Utf8JsonWriter json, Function function)
    {
        json.WriteNumber("opcode", function.Opcode);
        json.WriteString("name", function.Name);
        CommonParts.Write(json, "spelling", function.Spelling);
        CommonParts.Write(json, function.Documentation);
        CommonParts.Write(json, function.Availability);
        CommonParts.WriteList(json, "parameters", function.Parameters, WriteParameter);
        TypeWriter.WriteOptional(json, "result", function.Result);
        TypeWriter.WriteOptional(json, "error", function.Error);
        CommonParts.WriteList(json, "throws", function.Exceptions, WriteThrown);
        if (function.Signal is { } signal)
        {
            json.WriteStartObject("signal");
            CommonParts.WriteOptional(json, "reads", signal.Reads);
            json.WriteEndObject();
        }
        WriteBudget(json, function.Budget);
    }

    private static void WriteParameter(Utf8JsonWriter json, Parameter parameter)
    {
        json.WriteString("name", parameter.Name);
        CommonParts.Write(json, "spelling", parameter.Spelling);
        json.WriteBoolean("inout", parameter.IsInOut);
        TypeWriter.Write(json, "type", parameter.Type);
    }

    private static void WriteThrown(Utf8JsonWriter json, ThrownException thrown)
    {
        TypeWriter.Write(json, "exception", thrown.Exception);
        json.WriteNumber("code", thrown.Code);
    }

    private static void WriteBudget(Utf8JsonWriter json, MessageBudget budget)
    {
        json.WriteStartObject("budget");
        json.WriteNumber("requestBytes", budget.RequestBytes);
        json.WriteNumber("replyBytes", budget.ReplyBytes);
        json.WriteNumber("requestCaps", budget.RequestCapabilities);
        json.WriteNumber("replyCaps", budget.ReplyCapabilities);
        json.WriteNumber("frameworkRequestMax", budget.FrameworkRequestMax);
        json.WriteNumber("frameworkReplyMax", budget.FrameworkReplyMax);
        json.WriteEndObject();
    }

    private static void WriteInherited(Utf8JsonWriter json, InheritedFunction inherited)
    {
        TypeWriter.Write(json, "declaredIn", inherited.DeclaredIn);
        json.WriteStartObject("function");
        WriteFunction(json, inherited.Function);
        json.WriteEndObject();
    }

    private static void WriteReserved(Utf8JsonWriter json, ReservedOpcode reserved)
    {
        json.WriteNumber("opcode", reserved.Opcode);
        CommonParts.WriteOptional(json, "name", reserved.Name);
    }

    private static void WriteOptional(Utf8JsonWriter json, string field, long? number)
    {
        if (number is { } value)
        {
            json.WriteNumber(field, value);
        }
    }
}
