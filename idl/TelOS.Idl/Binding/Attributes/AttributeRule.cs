namespace TelOS.Idl.Binding.Attributes;

/// <summary>An attribute that the language has.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Targets">Where it may stand.</param>
/// <param name="Where">The same for a sentence.</param>
/// <param name="Form">How it is written, for a sentence.</param>
internal sealed record AttributeRule(string Name, AttributeTarget Targets, string Where, string Form)
{
    private static readonly Dictionary<string, AttributeRule> All = new AttributeRule[]
    {
        new("genode", AttributeTarget.Namespace | AttributeTarget.Declarations, "a namespace or a declaration", "'[genode]'"),
        new("cs", AttributeTarget.Everything, "whatever has a name", "'[cs(\"Name\")]'"),
        new("cpp", AttributeTarget.Everything, "whatever has a name", "'[cpp(\"name\")]'"),
        new("rpc", AttributeTarget.Method | AttributeTarget.Signal, "a method or a signal", "'[rpc(\"Rpc_name\")]'"),
        new("header", AttributeTarget.Namespace | AttributeTarget.Declarations, "a namespace or a declaration", "'[header(\"folder/name.h\")]'"),
        new("pass", AttributeTarget.Parameter, "a parameter", "'[pass(value)]' or '[pass(reference)]'"),
        new("layout", AttributeTarget.Struct | AttributeTarget.Dataspace, "a struct or a dataspace", "'[layout(natural)]' or '[layout(packed)]'"),
        new("size", AttributeTarget.Union, "a union", "'[size(n)]' with a number of bytes"),
        new("flexible", AttributeTarget.Enum | AttributeTarget.Flags | AttributeTarget.Error, "an enumeration, flags or an error", "'[flexible]'"),
        new("quota", AttributeTarget.ErrorValue, "a value of an error", "'[quota(ram)]' or '[quota(caps)]'"),
        new("since", AttributeTarget.Declarations | AttributeTarget.Members, "a declaration, a member or a method", "'[since(n)]' with a minor version from 0 to 65535"),
        new("deprecated", AttributeTarget.Declarations | AttributeTarget.Members, "a declaration, a member or a method", "'[deprecated(\"use x\")]'"),
        new("unstable", AttributeTarget.Declarations, "a declaration", "'[unstable]'"),
    }.ToDictionary(r => r.Name, StringComparer.Ordinal);

    public static AttributeRule? Find(string name) => All.TryGetValue(name, out AttributeRule? rule) ? rule : null;

    /// <summary>What stands at a target, for a sentence.</summary>
    public static string Describe(AttributeTarget target) => target switch
    {
        AttributeTarget.Namespace => "a namespace",
        AttributeTarget.Constant => "a constant",
        AttributeTarget.Alias => "an alias",
        AttributeTarget.Struct => "a struct",
        AttributeTarget.Dataspace => "a dataspace",
        AttributeTarget.Enum => "an enumeration",
        AttributeTarget.Flags => "flags",
        AttributeTarget.Error => "an error",
        AttributeTarget.Union => "a union",
        AttributeTarget.Record => "a record",
        AttributeTarget.Exception => "an exception",
        AttributeTarget.Interface => "an interface or session",
        AttributeTarget.Field => "a field",
        AttributeTarget.Enumerator => "an enumerator",
        AttributeTarget.ErrorValue => "a value of an error",
        AttributeTarget.Method => "a method",
        AttributeTarget.Signal => "a signal",
        AttributeTarget.Parameter => "a parameter",
        _ => "a session argument",
    };
}
