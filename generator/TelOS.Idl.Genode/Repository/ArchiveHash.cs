using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using TelOS.Idl.Formatting;
using TelOS.Idl.Model;

namespace TelOS.Idl.Genode.Repository;

/// <summary>The content of the <c>hash</c> files of depot recipes: a version and forty hexadecimal digits.</summary>
internal static class ArchiveHash
{
    private const int Digits = 40;

    /// <summary>The hash of a contract's API archive. It depends on the contract's meaning only: not on comments, documentation or layout.</summary>
    public static string Of(Contract contract) => Line(Version(contract), CanonicalPrinter.PrintWithoutDocumentation(contract));

    /// <summary>The hash of an archive of texts.</summary>
    /// <param name="version">The archive's version.</param>
    /// <param name="files">Its files.</param>
    public static string Of(string version, IEnumerable<GeneratedFile> files) => Line(
        version,
        string.Concat(files.OrderBy(file => file.Path, StringComparer.Ordinal).Select(file => $"{file.Path}\n{file.Text}\0")));

    /// <summary>The version of a contract: that of its newest session, or its edition when it has none.</summary>
    public static string Version(Contract contract)
    {
        SessionDeclaration? newest = contract.Declarations.OfType<InterfaceDeclaration>()
            .Select(declaration => declaration.Session)
            .OfType<SessionDeclaration>()
            .OrderBy(session => session.Major)
            .ThenBy(session => session.Minor)
            .LastOrDefault();
        return newest is null
            ? contract.Edition.ToString(CultureInfo.InvariantCulture)
            : string.Format(CultureInfo.InvariantCulture, "{0}.{1}", newest.Major, newest.Minor);
    }

    private static string Line(string version, string text)
    {
        using SHA256 algorithm = SHA256.Create();
        byte[] hash = algorithm.ComputeHash(Encoding.UTF8.GetBytes(text));
        string digits = string.Concat(hash.Select(value => value.ToString("x2", CultureInfo.InvariantCulture)));
        return $"{version} {digits.Substring(0, Digits)}\n";
    }
}
