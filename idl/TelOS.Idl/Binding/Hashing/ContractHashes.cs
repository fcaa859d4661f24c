using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using TelOS.Idl.Binding.Symbols;
using TelOS.Idl.Model;

namespace TelOS.Idl.Binding.Hashing;

/// <summary>Gives every new session the hash by which a client and a server find out that they speak the same contract. It covers the
/// session and everything that can be reached from its signatures; comments, spellings and the order of declarations are not in it.</summary>
internal sealed class ContractHashes
{
    private readonly Dictionary<(string Namespace, string Name), Declaration> _declarations = [];

    public ContractHashes(IReadOnlyList<SourceFile> files)
    {
        foreach (SourceFile file in files.Where(f => !f.IsBroken))
        {
            foreach (Symbol symbol in file.Symbols.Values)
            {
                _declarations[(file.Namespace, symbol.Name)] = symbol.Model!;
            }
        }
    }

    /// <summary>The declaration, with its hash when it is a session that has one.</summary>
    public Declaration Complete(string ns, Declaration declaration) =>
        declaration is InterfaceDeclaration { Session: { HasContractFunctions: true } session } contract
            ? contract with { Session = session with { Hash = HashOf(ns, contract) } }
            : declaration;

    private string HashOf(string ns, InterfaceDeclaration session)
    {
        ShapeWriter writer = new();
        SortedDictionary<string, string> shapes = new(StringComparer.Ordinal);
        Queue<(string Namespace, string Name)> open = new();
        open.Enqueue((ns, session.Name));
        while (open.Count > 0)
        {
            (string Namespace, string Name) next = open.Dequeue();
            string key = next.Namespace + "." + next.Name;
            if (!shapes.ContainsKey(key) && _declarations.TryGetValue(next, out Declaration? declaration))
            {
                shapes.Add(key, writer.Write(declaration, used => open.Enqueue((used.Namespace, used.Name))));
            }
        }
        StringBuilder text = new();
        foreach (KeyValuePair<string, string> shape in shapes)
        {
            _ = text.Append(shape.Key).Append('\n').Append(shape.Value);
        }
        return Hash(text.ToString());
    }

    private static string Hash(string text)
    {
        using SHA256 algorithm = SHA256.Create();
        byte[] hash = algorithm.ComputeHash(Encoding.UTF8.GetBytes(text));
        return string.Concat(hash.Select(b => b.ToString("x2", CultureInfo.InvariantCulture)));
    }
}
