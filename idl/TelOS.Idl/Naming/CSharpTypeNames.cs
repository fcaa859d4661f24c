using TelOS.Idl.Model;

namespace TelOS.Idl.Naming;

/// <summary>The types that a contract gives rise to in C#, by name: what the emitter calls them, and what the binder keeps apart.</summary>
public static class CSharpTypeNames
{
    /// <summary>The C# name of a declaration, from which those of its types are made.</summary>
    public static string Declared(Declaration declaration) => declaration.Spelling.CSharp ?? TargetNames.ToCSharp(declaration.Name);

    /// <summary>The types of a declaration; none for aliases and constants.</summary>
    public static IReadOnlyList<string> Of(Declaration declaration)
    {
        string name = Declared(declaration);
        return declaration switch
        {
            StructDeclaration or RecordDeclaration => [name],
            EnumDeclaration or FlagsDeclaration => [name, ExtensionsOf(name)],
            UnionDeclaration => [name, TagsOf(name)],
            DataspaceDeclaration => [ViewOf(name)],
            ExceptionDeclaration => [ExceptionOf(name)],
            InterfaceDeclaration { Session: null } => [InterfaceOf(name), ClientOf(name), DispatcherOf(name), ObjectOf(name)],
            InterfaceDeclaration { Session: { } session } =>
            [
                InterfaceOf(name), ClientOf(name), DispatcherOf(name), SessionOf(name), ContractOf(name), RootOf(name), ConnectionOf(name),
                .. session.Arguments.Count > 0 ? (string[])[ArgumentsOf(name)] : [],
            ],
            _ => [],
        };
    }

    /// <summary>The class of a file's constants: <c>object_store.tidl</c> has <c>ObjectStoreConstants</c>.</summary>
    /// <param name="fileName">The file's name without folders.</param>
    public static string OfConstants(string fileName)
    {
        int end = fileName.LastIndexOf('.');
        string[] words = (end > 0 ? fileName.Substring(0, end) : fileName)
            .Split([.. fileName.Where(c => !IsLetterOrDigit(c)).Distinct()], StringSplitOptions.RemoveEmptyEntries);
        string name = string.Concat(words.Select(TargetNames.ToCSharp)) + "Constants";
        return char.IsDigit(name[0]) ? "Contract" + name : name;
    }

    /// <summary>The C# interface of an interface or session.</summary>
    public static string InterfaceOf(string name) => "I" + name;

    /// <summary>The client of an interface or session.</summary>
    public static string ClientOf(string name) => name + "Client";

    /// <summary>What turns the messages of an interface or session into calls.</summary>
    public static string DispatcherOf(string name) => name + "Dispatcher";

    /// <summary>What the servers of an interface derive from.</summary>
    public static string ObjectOf(string name) => name + "Object";

    /// <summary>What the servers of a session derive from.</summary>
    public static string SessionOf(string name) => name + "Session";

    /// <summary>What a session is called and what it costs.</summary>
    public static string ContractOf(string name) => name + "Contract";

    /// <summary>What hands out sessions.</summary>
    public static string RootOf(string name) => name + "Root";

    /// <summary>The client that opens its session itself.</summary>
    public static string ConnectionOf(string name) => name + "Connection";

    /// <summary>The arguments of a session.</summary>
    public static string ArgumentsOf(string name) => name + "Arguments";

    /// <summary>The class that tells whether a value of an enumeration, an error or a set of flags is declared.</summary>
    public static string ExtensionsOf(string name) => name + "Extensions";

    /// <summary>The enumeration of a union's tags.</summary>
    public static string TagsOf(string name) => name + "Tag";

    /// <summary>The view of a dataspace.</summary>
    public static string ViewOf(string name) => name + "View";

    /// <summary>The class of an exception.</summary>
    public static string ExceptionOf(string name) => name.EndsWith("Exception", StringComparison.Ordinal) ? name : name + "Exception";

    private static bool IsLetterOrDigit(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');
}
