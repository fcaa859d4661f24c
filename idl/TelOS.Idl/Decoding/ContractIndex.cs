using TelOS.Idl.Model;

namespace TelOS.Idl.Decoding;

/// <summary>Finds what contracts declare: types by their use, interfaces by their services, functions by their opcodes.</summary>
public sealed class ContractIndex
{
    private readonly Dictionary<(string Namespace, string Name), Declaration> _declarations = [];
    private readonly Dictionary<string, InterfaceDeclaration> _services = new(StringComparer.Ordinal);
    private readonly Dictionary<string, InterfaceDeclaration> _interfaces = new(StringComparer.Ordinal);

    /// <summary>Looks through contracts. Where two declare the same, the later one counts.</summary>
    /// <param name="contracts">The contracts, with everything that they import.</param>
    public ContractIndex(IEnumerable<Contract> contracts)
    {
        foreach (Contract contract in contracts)
        {
            foreach (Declaration declaration in contract.Declarations)
            {
                _declarations[(contract.Namespace, declaration.Name)] = declaration;
                if (declaration is InterfaceDeclaration found)
                {
                    Add(contract, found);
                }
            }
        }
    }

    /// <summary>The services that are known, in ordinal order.</summary>
    public IReadOnlyList<string> Services => [.. _services.Keys.OrderBy(static name => name, StringComparer.Ordinal)];

    /// <summary>The interface of a service's sessions; of several of one contract, the one that has the functions of the others, too.</summary>
    public InterfaceDeclaration? FindService(string service) => _services.TryGetValue(service, out InterfaceDeclaration? found) ? found : null;

    /// <summary>An interface by its namespace and name, such as <c>genode.Parent</c>.</summary>
    public InterfaceDeclaration? FindInterface(string name) => _interfaces.TryGetValue(name, out InterfaceDeclaration? found) ? found : null;

    /// <summary>What a type was declared as; null when its contract is not there.</summary>
    public Declaration? Find(NamedType type) =>
        _declarations.TryGetValue((type.Namespace, type.Name), out Declaration? found) ? found : null;

    /// <summary>The function behind an opcode, inherited ones and those of the compiler included; null for one that is not known.</summary>
    public Function? FindFunction(InterfaceDeclaration declaration, ulong opcode)
    {
        Function? found = declaration.Functions.Concat(declaration.InheritedFunctions.Select(static inherited => inherited.Function))
            .FirstOrDefault(function => (ulong)function.Opcode == opcode);
        if (found is not null)
        {
            return found;
        }
        return declaration.Session is { HasContractFunctions: true } ? FindContractFunction(opcode) : null;
    }

    /// <summary>The full name of an interface.</summary>
    public static string NameOf(NamedType type) => $"{type.Namespace}.{type.Name}";

    private void Add(Contract contract, InterfaceDeclaration declaration)
    {
        _interfaces[$"{contract.Namespace}.{declaration.Name}"] = declaration;
        if (declaration.Session?.Service is { } service)
        {
            // An account is announced as its protection domain is, and has only some of its functions.
            bool isSmaller = _services.TryGetValue(service, out InterfaceDeclaration? known)
                && known.InheritedFunctions.Any(inherited => inherited.DeclaredIn.Name == declaration.Name && inherited.DeclaredIn.Namespace == contract.Namespace);
            if (!isSmaller)
            {
                _services[service] = declaration;
            }
        }
    }

    // Opcodes 0 and 1 of every session of this project.
    private Function? FindContractFunction(ulong opcode)
    {
        const string Namespace = "telos.bulk";
        return opcode switch
        {
            0 when _declarations.TryGetValue((Namespace, "ContractInfo"), out Declaration? info) && info is StructDeclaration layout =>
                Make(0, "contract", Named(NamedTypeKind.Struct, "ContractInfo", layout.Layout), null),
            1 => Make(1, "bulk", new CapabilityType(Named(NamedTypeKind.Interface, "Bulk", default), CapabilityTransfer.Copy), Named(NamedTypeKind.Error, "BulkError", new Layout(4, 4))),
            _ => null,
        };

        static NamedType Named(NamedTypeKind kind, string name, Layout layout) =>
            new(kind, Namespace, Spelling.None, name, Spelling.None, layout, ScalarKind.U32, false);

        static Function Make(int opcode, string name, TypeReference result, NamedType? error) =>
            new(opcode, name, Spelling.None, null, Availability.Always, default, result, error, default, null, new MessageBudget(8, 1024, 0, 1, 8, 1024));
    }
}
