using TelOS.Idl.Model;

namespace TelOS.Idl.Naming;

/// <summary>The types that a new contract gives rise to in C++, by name: what the emitter calls them, and what the binder keeps apart.</summary>
public static class CppTypeNames
{
    private const string Session = "Session";

    private static readonly HashSet<string> s_sessionClasses = new(
        [Session, "Session_capability", "Session_client", "Session_component", "Connection", "Root"], StringComparer.Ordinal);

    /// <summary>The types of a declaration; none for constants.</summary>
    /// <param name="declaration">The declaration.</param>
    /// <param name="sessions">How many sessions the contract has.</param>
    public static IReadOnlyList<string> Of(Declaration declaration, int sessions)
    {
        string name = declaration.Spelling.Cpp ?? declaration switch
        {
            InterfaceDeclaration { Session: not null } => SessionOf(declaration.Name, sessions),
            RecordDeclaration => RecordOf(declaration.Name, sessions),
            _ => TargetNames.ToCppType(declaration.Name),
        };
        return declaration switch
        {
            ConstantDeclaration => [],
            InterfaceDeclaration { Session: null } => [name, CapabilityOf(name), ClientOf(name), ComponentOf(name)],
            InterfaceDeclaration => [name, CapabilityOf(name), ClientOf(name), ComponentOf(name), ConnectionOf(name), RootOf(name)],
            _ => [name],
        };
    }

    /// <summary>A session without a spelling of its own: one alone is the session of its namespace.</summary>
    public static string SessionOf(string name, int sessions) => sessions == 1 ? Session : TargetNames.ToCppType(name) + "_session";

    /// <summary>A record without a spelling of its own, which makes way for the classes of a session.</summary>
    public static string RecordOf(string name, int sessions) =>
        TargetNames.ToCppType(name) is var own && sessions > 0 && s_sessionClasses.Contains(own) ? own + "_record" : own;

    /// <summary>What capabilities of an interface or session are called.</summary>
    public static string CapabilityOf(string name) => name + "_capability";

    /// <summary>The client of an interface or session.</summary>
    public static string ClientOf(string name) => name + "_client";

    /// <summary>What the servers of an interface or session derive from.</summary>
    public static string ComponentOf(string name) => name + "_component";

    /// <summary>The client that opens its session itself.</summary>
    public static string ConnectionOf(string name) => Beside(name, "Connection");

    /// <summary>What hands out sessions.</summary>
    public static string RootOf(string name) => Beside(name, "Root");

    // "Session" has a "Connection"; "Object_store_session" has an "Object_store_connection".
    private static string Beside(string name, string kind) =>
        name == Session ? kind
        : name.EndsWith("_session", StringComparison.Ordinal) ? name.Substring(0, name.Length - "_session".Length) + "_" + kind.ToLowerInvariant()
        : name + "_" + kind.ToLowerInvariant();
}
