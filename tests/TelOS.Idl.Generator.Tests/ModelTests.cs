using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using TelOS.Idl.Generator.Pipeline;
using TelOS.Idl.Generator.Tests.Driver;

namespace TelOS.Idl.Generator.Tests;

/// <summary>What the pipeline keeps between two runs.</summary>
public sealed class ModelTests
{
    [Fact]
    public void Models_of_equal_texts_are_equal_and_hash_alike()
    {
        ContractModel[] first = Models(Contracts.Screen);
        ContractModel[] second = Models("// Other lines.\n" + Contracts.Screen + "\n\n");

        Assert.Equal(first, second);
        Assert.Equal(first.Select(m => m.GetHashCode()), second.Select(m => m.GetHashCode()));
        Assert.All(first.Zip(second), pair => Assert.NotSame(pair.First, pair.Second));
    }

    [Theory]
    [InlineData("move", "go")]
    [InlineData("bool", "u8")]
    [InlineData("interface Screen", "/// Seen. \ninterface Screen")]
    [InlineData("interface Screen", "[deprecated(\"no\")] interface Screen")]
    [InlineData("to: Point", "to: Point, then: Point")]
    public void Models_of_different_contracts_differ(string before, string after)
    {
        string changed = Contracts.Screen.Replace(before, after, StringComparison.Ordinal);

        Assert.NotEqual(Models(Contracts.Screen), Models(changed));
    }

    [Fact]
    public void No_part_of_roslyn_is_kept()
    {
        GeneratorRun run = new ContractProject()
            .Add("/c/screen.tidl", Contracts.Screen)
            .Add("/c/shapes.tidl", Contracts.Shapes)
            .Add("/c/bad.tidl", "edition 1; namespace bad; struct Bad { x: missing; }")
            .Run();
        HashSet<object> seen = new(ReferenceEqualityComparer.Instance);

        foreach (string step in (string[])[StepNames.Read, StepNames.Parse, StepNames.Bind, StepNames.Model, StepNames.Positions, StepNames.Emit, StepNames.Diagnostics])
        {
            Assert.NotEmpty(run.Values(step));
            foreach (object value in run.Values(step))
            {
                Visit(value, step, seen);
            }
        }
        Assert.True(seen.Count > 100, "the walk found too little to mean anything");
    }

    [Fact]
    public void Old_compilations_trees_and_files_can_be_collected()
    {
        ContractProject project = new ContractProject().Add("/c/hello.tidl", Contracts.Hello).Add("/c/shapes.tidl", Contracts.Shapes);

        WeakReference[] old = RunAndReplace(project);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        Assert.All(old, reference => Assert.False(reference.IsAlive, reference.Target?.GetType().Name));
        GC.KeepAlive(project);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference[] RunAndReplace(ContractProject project)
    {
        project.Run();
        WeakReference[] old =
        [
            new(project.Compilation),
            new(project.Compilation.SyntaxTrees[0]),
            new(project.Texts["/c/hello.tidl"]),
        ];
        project.EditCSharp("class Other { }").Edit("/c/hello.tidl", "// New.\n" + Contracts.Hello).Run();
        return old;
    }

    private static ContractModel[] Models(string screen) =>
    [
        .. new ContractProject()
            .Add("/c/screen.tidl", screen)
            .Add("/c/shapes.tidl", Contracts.Shapes)
            .Run()
            .Values(StepNames.Model)
            .Cast<ContractModel>(),
    ];

    /// <summary>Walks everything that can be reached from a value, and fails on what belongs to the compiler.</summary>
    private static void Visit(object? value, string path, HashSet<object> seen)
    {
        if (value is null or string or Type || !seen.Add(value) || value.GetType().IsPrimitive || value.GetType().IsEnum)
        {
            return;
        }
        Assert.False(
            value is Compilation or ISymbol or SyntaxNode or SyntaxTree or Location or AdditionalText or Microsoft.CodeAnalysis.Text.SourceText,
            $"{path} holds a {value.GetType()}");
        if (value is IEnumerable items and not Delegate)
        {
            foreach (object? item in items)
            {
                Visit(item, path + "[]", seen);
            }
        }
        for (Type? type = value.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (!field.FieldType.IsPointer)
                {
                    Visit(field.GetValue(value), path + "." + field.Name, seen);
                }
            }
        }
    }
}
