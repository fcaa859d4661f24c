using TelOS.Idl.Model;

namespace TelOS.Idl.Genode.Tests;

/// <summary>The contracts for which servers and clients are written in tests: those of the repository, and one that has every construct.</summary>
internal static class ServedContracts
{
    private const string Constructs = "tests/TelOS.Idl.Genode.Tests/Expected/Servers.tidl";

    private static readonly Lazy<IReadOnlyList<Contract>> s_all = new(() => RepositoryContracts.CompileWith(
        [Constructs, "tests/TelOS.Idl.Genode.Tests/Expected/Interfaces.tidl", "tests/TelOS.Idl.Genode.Tests/Expected/Several.tidl", "samples/Hello/hello.tidl"]));

    /// <summary>All that are visible.</summary>
    public static IReadOnlyList<Contract> All => s_all.Value;

    /// <summary>Those that have something to serve.</summary>
    public static IReadOnlyList<Contract> Served =>
        [.. All.Where(contract => !contract.IsGenode && contract.Declarations.Any(declaration => declaration is InterfaceDeclaration))];

    /// <summary>Writes all headers into a folder below <c>artifacts</c>.</summary>
    /// <param name="name">The folder's name.</param>
    /// <param name="more">More files.</param>
    public static CppFolderOfRepository Write(string name, params IReadOnlyList<GeneratedFile> more)
    {
        CppFolderOfRepository folder = new(name);
        folder.Fill([.. GenodeRepository.Emit(All, GenodeOptions.Default), .. more]);
        return folder;
    }
}
