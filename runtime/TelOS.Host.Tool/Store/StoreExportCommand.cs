using System.CommandLine;
using TelOS.Fractal;
using TelOS.Fractal.Local;

namespace TelOS.Host.Tool;

/// <summary>`telos store export`: the graph as lines of JSON, or as tables for SQLite.</summary>
internal static class StoreExportCommand
{
    /// <summary>The command.</summary>
    public static Command Create(ToolOutput output)
    {
        var image = StoreImage.Argument();
        Argument<string?> target = new("file") { Description = "The file to be written; standard output when left out.", Arity = ArgumentArity.ZeroOrOne };
        Option<string[]> roots = new("--root") { Description = "Only what this root reaches. May be given several times." };
        Option<bool> sqlite = new("--sqlite") { Description = "A SQLite database with the tables object, root, slot and relation, for any sqlite3 shell." };
        var force = Overwriting.Option();
        Command command = new("export", "Write the graph as lines of JSON, which 'telos store import' reads, or as a SQLite database.") { image, target, roots, sqlite, force };
        command.SetAction(parsed =>
        {
            var path = parsed.GetValue(target);
            var isSqlite = parsed.GetValue(sqlite);
            var names = parsed.GetValue(roots) is { Length: > 0 } some ? some : null;
            if (isSqlite && (path is null || names is not null))
            {
                output.Fail(path is null ? "--sqlite needs a file" : "--sqlite writes everything; it does not go with --root");
                return ExitCode.Unusable;
            }

            if (path is not null && !Overwriting.IsAllowed(output, path, parsed.GetValue(force)))
            {
                return ExitCode.Unusable;
            }

            return StoreImage.Use(output, parsed.GetRequiredValue(image), isWriteable: false, file => isSqlite ? WriteSqlite(output, file, path!) : WriteLines(output, file, path, names));
        });
        return command;
    }

    private static int WriteLines(ToolOutput output, ImageFile file, string? path, string[]? roots)
    {
        if (path is null)
        {
            using BufferedStream standard = new(Console.OpenStandardOutput(), 1 << 16);
            Write(output, file, standard, roots);
            return ExitCode.Fine;
        }

        long count = 0;
        Overwriting.Replace(path, part =>
        {
            using FileStream stream = new(part, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16);
            count = Write(output, file, stream, roots);
        });
        output.WriteLine($"{path}: {count} objects");
        return ExitCode.Fine;
    }

    private static long Write(ToolOutput output, ImageFile file, Stream stream, string[]? roots)
    {
        using ProgressLine progress = new(output);
        using var transaction = file.Image.BeginRead();
        return GraphExport.Write(transaction, stream, roots, progress);
    }

    private static int WriteSqlite(ToolOutput output, ImageFile file, string path)
    {
        Overwriting.Replace(path, part =>
        {
            using ProgressLine progress = new(output);
            file.Store.BackUp(part, progress);
            SqliteTables.Add(part, file.Image, progress);
        });
        output.WriteLine($"{path}: {file.Store.Statistics.Objects} objects in the tables object, root, slot and relation");
        return ExitCode.Fine;
    }
}
