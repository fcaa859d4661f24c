using TelOS.Idl.Model;
using TelOS.Idl.Naming;

namespace TelOS.Idl.CSharp.Naming;

/// <summary>The names that one contract gives to what is emitted for it.</summary>
internal sealed class ContractNames
{
    private const string DefaultUnsupported = "Unsupported";
    private readonly string _namespace;
    private readonly NameScope _types;
    private readonly HashSet<string> _errorsWithoutQuota = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _unsupported = new(StringComparer.Ordinal);

    /// <summary>Collects the names of all types that are emitted for <paramref name="contract"/>.</summary>
    public ContractNames(Contract contract)
    {
        _namespace = contract.Namespace;
        FileName = contract.FileName;
        Namespace = CSharpNames.Namespace(contract.Namespace, contract.Spelling);
        _types = new NameScope(contract.Declarations.SelectMany(CSharpTypeNames.Of));
        _types.Reserve(CSharpTypeNames.OfConstants(FileName));
        _types.Reserve(Namespace.Split('.'));
        foreach (EnumDeclaration error in contract.Declarations.OfType<EnumDeclaration>().Where(declaration => declaration.IsError))
        {
            var members = new NameScope(error.Members.Select(member => CSharpNames.Member(member.Name, member.Spelling)));
            if (error.Members.All(member => member.Quota == QuotaKind.None))
            {
                _errorsWithoutQuota.Add(error.Name);
            }

            _unsupported[error.Name] = members.Take(DefaultUnsupported, DefaultUnsupported + "ByServer");
        }
    }

    /// <summary>The contract's file.</summary>
    public string FileName { get; }

    /// <summary>The C# namespace.</summary>
    public string Namespace { get; }

    /// <summary>Whether a simple name means a type of this contract, so that it cannot mean one of a library. The segments of
    /// the namespace count: inside <c>Telos.System</c> the name <c>System</c> is not the one that is meant.</summary>
    public bool Hides(string name) => _types.Contains(name);

    /// <summary>The enumerator that a client reads when the server does not know a call.</summary>
    /// <param name="error">An error, of this contract or another one.</param>
    public string UnsupportedOf(NamedType error) =>
        error.Namespace == _namespace && _unsupported.TryGetValue(error.Name, out string? name) ? name : DefaultUnsupported;

    /// <summary>The enumerator that a client reads when the server does not know a call.</summary>
    /// <param name="error">The name of an error of this contract.</param>
    public string UnsupportedOf(string error) => _unsupported[error];

    /// <summary>Whether an error has values that ask for more quota, or may have some because another contract declares it.</summary>
    public bool AsksForQuota(NamedType error) =>
        error.Namespace != _namespace || !_errorsWithoutQuota.Contains(error.Name);
}
