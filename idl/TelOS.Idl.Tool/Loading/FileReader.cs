using System.Globalization;
using TelOS.Idl.Diagnostics;
using TelOS.Idl.Syntax;
using TelOS.Idl.Text;

namespace TelOS.Idl.Tool.Loading;

/// <summary>Reads contract files.</summary>
/// <param name="folder">What paths are relative to.</param>
internal sealed class FileReader(WorkingFolder folder)
{
    /// <summary>Bytes of a file that are read. More could not become a text that the parser takes: a UTF-16 unit needs at most three.</summary>
    public const int MaxBytes = 3 * ContractParser.MaxLength;

    /// <summary>Reads and parses a file.</summary>
    /// <param name="path">The path as it is shown.</param>
    /// <param name="problem">Why there is no tree.</param>
    /// <returns>The tree, or null when the file cannot be read.</returns>
    public SyntaxTree? TryRead(string path, out InputProblem? problem)
    {
        try
        {
            using FileStream stream = new(folder.Full(path), FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
            return TryRead(path, stream, out problem);
        }
        catch (Exception e) when (InputProblem.Explains(e))
        {
            problem = InputProblem.Of(path, e, "read");
            return null;
        }
    }

    /// <summary>Reads and parses a stream to its end.</summary>
    /// <param name="path">The name under which findings show it.</param>
    /// <param name="stream">The bytes.</param>
    /// <param name="problem">Why there is no tree.</param>
    /// <returns>The tree, or null when the stream cannot be read.</returns>
    public static SyntaxTree? TryRead(string path, Stream stream, out InputProblem? problem)
    {
        problem = null;
        byte[]? bytes = ReadAll(stream);
        if (bytes is null)
        {
            problem = new InputProblem(
                path,
                string.Create(CultureInfo.InvariantCulture, $"it is larger than {MaxBytes >> 20} MiB, which no contract is"),
                "check that it is a contract, or split it into files that import each other");
            return null;
        }
        SourceText source = SourceReader.Decode(path, bytes, out Diagnostic? undecodable);
        if (undecodable is null)
        {
            return ContractParser.Parse(source);
        }
        // What such a text would say is not what its author wrote; the one finding stands for all.
        CompilationUnitSyntax nothing = new(new TextSpan(0, 0), null, null, [], []);
        return new SyntaxTree(source, nothing, [undecodable]);
    }

    /// <summary>The bytes of a stream, or null when there are more than <see cref="MaxBytes"/>. The length that a file claims is not
    /// asked: a device has none.</summary>
    private static byte[]? ReadAll(Stream stream)
    {
        using MemoryStream content = new();
        byte[] block = new byte[64 * 1024];
        for (int read = stream.Read(block); read > 0; read = stream.Read(block))
        {
            content.Write(block, 0, read);
            if (content.Length > MaxBytes)
            {
                return null;
            }
        }
        return content.ToArray();
    }
}
