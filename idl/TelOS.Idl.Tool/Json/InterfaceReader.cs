using TelOS.Idl.Model;

namespace TelOS.Idl.Tool.Json;

/// <summary>Reads what <see cref="InterfaceWriter"/> wrote.</summary>
internal static class InterfaceReader
{
    /// <summary>Reads the fields of an interface, or of a session when <paramref name="isSession"/>.</summary>
    public static InterfaceDeclaration Read(JsonFields fields, DeclarationParts common, bool isSession) => new(
        common.Name,
        common.Spelling,
        common.Documentation,
        common.Availability,
        common.IsGenode,
        fields.Take("base", TypeReader.ReadNamed),
        isSession ? ReadSession(fields.Take("session")) : null,
        fields.Take("functions").List(ReadFunction),
        fields.Take("inherited").List(ReadInherited),
        fields.Take("reservedOpcodes").List(ReadReserved));

    private static SessionDeclaration ReadSession(JsonValue value)
    {
        JsonFields fields = value.Fields();
        SessionDeclaration session = new(
            CommonParts.ReadText(fields, "service"),
            fields.Take("major").Int32(0),
            fields.Take("minor").Int32(0),
            fields.Take("contractFunctions").Boolean(),
            fields.Take<long?>("ramQuota", null, quota => quota.Int64(0)),
            fields.Take<int?>("capQuota", null, quota => quota.Int32(0)),
            fields.Take("arguments").List(ReadArgument),
            fields.Take("worstArguments").Int32(0),
            fields.Take("bulk", ReadBulk),
            fields.Take("hash").Text());
        fields.End();
        return session;
    }

    private static BulkBuffer ReadBulk(JsonValue value)
    {
        JsonFields fields = value.Fields();
        BulkBuffer bulk = new(fields.Take("size").Int64(0), fields.Take("max").Int64(0));
        fields.End();
        return bulk;
    }

    private static SessionArgument ReadArgument(JsonValue value)
    {
        JsonFields fields = value.Fields();
        SessionArgument argument = new(
            fields.Take("name").Text(),
            CommonParts.ReadSpelling(fields),
            CommonParts.ReadDocumentation(fields),
            CommonParts.ReadAvailability(fields),
            fields.Take("key").Text(),
            TypeReader.Read(fields.Take("type")),
            fields.Take("default", ConstantParts.Read));
        fields.End();
        return argument;
    }

    private static Function ReadFunction(JsonValue value)
    {
        JsonFields fields = value.Fields();
        Function function = new(
            fields.Take("opcode").Int32(0),
            fields.Take("name").Text(),
            CommonParts.ReadSpelling(fields),
            CommonParts.ReadDocumentation(fields),
            CommonParts.ReadAvailability(fields),
            fields.Take("parameters").List(ReadParameter),
            fields.Take("result", TypeReader.Read),
            fields.Take("error", TypeReader.ReadNamed),
            fields.Take("throws").List(ReadThrown),
            fields.Take("signal", ReadSignal),
            ReadBudget(fields.Take("budget")));
        fields.End();
        return function;
    }

    private static Parameter ReadParameter(JsonValue value)
    {
        JsonFields fields = value.Fields();
        Parameter parameter = new(
            fields.Take("name").Text(),
            CommonParts.ReadSpelling(fields),
            TypeReader.Read(fields.Take("type")),
            fields.Take("inout").Boolean());
        fields.End();
        return parameter;
    }

    private static ThrownException ReadThrown(JsonValue value)
    {
        JsonFields fields = value.Fields();
        ThrownException thrown = new(
            TypeReader.ReadNamed(fields.Take("exception")),
            fields.Take("code").Int32(int.MinValue, -1001));
        fields.End();
        return thrown;
    }

    private static Signal ReadSignal(JsonValue value)
    {
        JsonFields fields = value.Fields();
        Signal signal = new(CommonParts.ReadText(fields, "reads"));
        fields.End();
        return signal;
    }

    private static MessageBudget ReadBudget(JsonValue value)
    {
        JsonFields fields = value.Fields();
        MessageBudget budget = new(
            fields.Take("requestBytes").Int32(0),
            fields.Take("replyBytes").Int32(0),
            fields.Take("requestCaps").Int32(0),
            fields.Take("replyCaps").Int32(0),
            fields.Take("frameworkRequestMax").Int32(0),
            fields.Take("frameworkReplyMax").Int32(0));
        fields.End();
        return budget;
    }

    private static InheritedFunction ReadInherited(JsonValue value)
    {
        JsonFields fields = value.Fields();
        InheritedFunction inherited = new(
            TypeReader.ReadNamed(fields.Take("declaredIn")),
            ReadFunction(fields.Take("function")));
        fields.End();
        return inherited;
    }

    private static ReservedOpcode ReadReserved(JsonValue value)
    {
        JsonFields fields = value.Fields();
        ReservedOpcode reserved = new(fields.Take("opcode").Int32(0), CommonParts.ReadText(fields, "name"));
        fields.End();
        return reserved;
    }
}
