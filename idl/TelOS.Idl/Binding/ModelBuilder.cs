using System.Globalization;
using TelOS.Idl.Binding.Hashing;
using TelOS.Idl.Binding.Symbols;
using TelOS.Idl.Model;
using TelOS.Idl.Syntax;

namespace TelOS.Idl.Binding;

/// <summary>Makes the models of all files that have no errors and depend on none that has.</summary>
internal static class ModelBuilder
{
    public static void Build(IReadOnlyList<SourceFile> files)
    {
        // What is said about namespaces' doc comments is said before the files are judged.
        Dictionary<SourceFile, Documentation?> documents = files.ToDictionary(f => f, FileCollector.Document);
        MarkBroken(files);
        ContractHashes hashes = new(files);
        foreach (SourceFile file in files.Where(f => !f.IsBroken))
        {
            CompilationUnitSyntax root = file.Tree.Root;
            file.Model = new Contract(
                file.FileName,
                int.Parse(root.Edition?.Number ?? "1", NumberStyles.None, CultureInfo.InvariantCulture),
                file.Namespace,
                file.Attributes.Spelling,
                file.IsGenode,
                documents[file],
                ValueArray.From(root.Imports.Select(i => i.Path)),
                ValueArray.From(file.Declared.Select(s => hashes.Complete(file.Namespace, s.Model!))));
        }
    }

    // Errors travel against the direction of imports.
    private static void MarkBroken(IReadOnlyList<SourceFile> files)
    {
        Dictionary<SourceFile, List<SourceFile>> importers = [];
        Queue<SourceFile> broken = new();
        foreach (SourceFile file in files)
        {
            foreach (FileImport import in file.Imports)
            {
                if (!importers.TryGetValue(import.Target, out List<SourceFile>? list))
                {
                    importers.Add(import.Target, list = []);
                }
                list.Add(file);
            }
            if (file.Sink.HasErrors)
            {
                file.IsBroken = true;
                broken.Enqueue(file);
            }
        }
        while (broken.Count > 0)
        {
            foreach (SourceFile importer in importers.TryGetValue(broken.Dequeue(), out List<SourceFile>? list) ? list : [])
            {
                if (!importer.IsBroken)
                {
                    importer.IsBroken = true;
                    broken.Enqueue(importer);
                }
            }
        }
    }
}
