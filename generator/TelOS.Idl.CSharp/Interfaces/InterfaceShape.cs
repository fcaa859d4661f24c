using TelOS.Idl.CSharp.Naming;
using TelOS.Idl.Model;
using TelOS.Idl.Naming;

namespace TelOS.Idl.CSharp.Interfaces;

/// <summary>An interface or session, the types that are emitted for it, and its methods.</summary>
internal sealed class InterfaceShape
{
    /// <summary>Names the types that are emitted for <paramref name="declaration"/>, and its methods.</summary>
    public InterfaceShape(InterfaceDeclaration declaration)
    {
        Declaration = declaration;
        Name = CSharpNames.Type(declaration.Name, declaration.Spelling);
        Interface = CSharpTypeNames.InterfaceOf(Name);
        Client = CSharpTypeNames.ClientOf(Name);
        Dispatcher = CSharpTypeNames.DispatcherOf(Name);
        Server = declaration.Session is null ? CSharpTypeNames.ObjectOf(Name) : CSharpTypeNames.SessionOf(Name);
        Root = CSharpTypeNames.RootOf(Name);
        Connection = CSharpTypeNames.ConnectionOf(Name);
        Arguments = CSharpTypeNames.ArgumentsOf(Name);
        Contract = CSharpTypeNames.ContractOf(Name);
        (Inherited, Own) = TakeMethods();
    }

    /// <summary>The declaration.</summary>
    public InterfaceDeclaration Declaration { get; }

    /// <summary>Its name in C#, from which the others are made.</summary>
    public string Name { get; }

    /// <summary>The interface that client and server share.</summary>
    public string Interface { get; }

    /// <summary>The client over a capability.</summary>
    public string Client { get; }

    /// <summary>What turns messages into calls.</summary>
    public string Dispatcher { get; }

    /// <summary>What a server derives from.</summary>
    public string Server { get; }

    /// <summary>What hands out sessions.</summary>
    public string Root { get; }

    /// <summary>The client that opens its session itself.</summary>
    public string Connection { get; }

    /// <summary>The session's arguments.</summary>
    public string Arguments { get; }

    /// <summary>What the session is called and what it costs.</summary>
    public string Contract { get; }

    /// <summary>The functions of the bases.</summary>
    public IReadOnlyList<MethodShape> Inherited { get; }

    /// <summary>Its own functions.</summary>
    public IReadOnlyList<MethodShape> Own { get; }

    /// <summary>All functions in the order of their opcodes.</summary>
    public IEnumerable<MethodShape> All => Inherited.Concat(Own);

    /// <summary>What makes it a session, or null.</summary>
    public SessionDeclaration? Session => Declaration.Session;

    /// <summary>Whether calls carry values through the shared buffer.</summary>
    public bool UsesBulk => All.Any(method => method.UsesBulk);

    /// <summary>Names that methods cannot have: those of the types they are members of.</summary>
    private static IEnumerable<string> TypeNames(string name) =>
    [
        CSharpTypeNames.InterfaceOf(name), CSharpTypeNames.ClientOf(name), CSharpTypeNames.DispatcherOf(name), CSharpTypeNames.ObjectOf(name),
        CSharpTypeNames.SessionOf(name), CSharpTypeNames.RootOf(name), CSharpTypeNames.ConnectionOf(name),
    ];

    private (IReadOnlyList<MethodShape> Inherited, IReadOnlyList<MethodShape> Own) TakeMethods()
    {
        // Level by level from the root of the hierarchy, so that a base gives its functions the same names when it is emitted itself.
        var names = new NameScope(ReservedNames.OfInterfaces);
        var inherited = new List<MethodShape>();
        foreach (IGrouping<NamedType, InheritedFunction> level in Declaration.InheritedFunctions.GroupBy(function => function.DeclaredIn))
        {
            names.Reserve(TypeNames(CSharpNames.Type(level.Key.Name, level.Key.Spelling)));
            inherited.AddRange(TakeLevel(names, level.Select(function => function.Function), level.Key, level.Key.IsGenode));
        }

        names.Reserve(TypeNames(Name));
        return (inherited, TakeLevel(names, Declaration.Functions, null, Declaration.IsGenode));
    }

    private static List<MethodShape> TakeLevel(NameScope names, IEnumerable<Function> functions, NamedType? declaredIn, bool isGenode)
    {
        List<(Function Function, string Name)> methods = [.. functions.Select(function => (function, TakeName(names, function)))];
        return [.. methods.Select(method => new MethodShape(
            method.Function, method.Name, names.Take(method.Name + "Async", method.Name + "CallAsync"), declaredIn, isGenode))];
    }

    private static string TakeName(NameScope names, Function function)
    {
        string name = CSharpNames.Member(function.Name, function.Spelling);
        return function.Signal is null ? names.Take(name, name + "Call") : names.Take("Register" + name, "Register" + name + "Call");
    }
}
