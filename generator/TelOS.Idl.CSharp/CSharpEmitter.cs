using TelOS.Idl.CSharp.Emitters;
using TelOS.Idl.CSharp.Interfaces;
using TelOS.Idl.CSharp.Naming;
using TelOS.Idl.Model;

namespace TelOS.Idl.CSharp;

/// <summary>Writes the C# of a contract. The text depends on the contract alone: not on the machine, the culture or the order of calls.</summary>
public static class CSharpEmitter
{
    /// <summary>Writes the C# of a contract, one type a file, in the order of the declarations.</summary>
    /// <param name="contract">The contract, bound without errors.</param>
    /// <param name="cancellationToken">Ends the work between two declarations.</param>
    /// <returns>The files; their names are unique.</returns>
    public static IReadOnlyList<GeneratedFile> Emit(Contract contract, CancellationToken cancellationToken = default)
    {
        var names = new ContractNames(contract);
        Dictionary<InterfaceDeclaration, InterfaceShape> shapes = contract.Declarations.OfType<InterfaceDeclaration>()
            .ToDictionary(declaration => declaration, declaration => new InterfaceShape(declaration));
        var files = new List<GeneratedFile>();
        foreach (Declaration declaration in contract.Declarations)
        {
            cancellationToken.ThrowIfCancellationRequested();
            switch (declaration)
            {
                case StructDeclaration type:
                    files.Add(StructEmitter.Emit(type, names));
                    break;
                case EnumDeclaration type:
                    files.AddRange(EnumEmitter.Emit(type, names));
                    break;
                case FlagsDeclaration type:
                    files.AddRange(EnumEmitter.Emit(type, names));
                    break;
                case UnionDeclaration type:
                    files.AddRange(UnionEmitter.Emit(type, names));
                    break;
                case RecordDeclaration type:
                    files.Add(RecordEmitter.Emit(type, names));
                    break;
                case DataspaceDeclaration type:
                    files.Add(DataspaceEmitter.Emit(type, names));
                    break;
                case ExceptionDeclaration type:
                    files.Add(ExceptionEmitter.Emit(type, names));
                    break;
                case InterfaceDeclaration type:
                    files.AddRange(EmitInterface(shapes[type], names));
                    break;
            }
        }

        List<ConstantDeclaration> constants = [.. contract.Declarations.OfType<ConstantDeclaration>()];
        if (constants.Count > 0)
        {
            files.Add(ConstantsEmitter.Emit(constants, names));
        }

        return files;
    }

    private static IEnumerable<GeneratedFile> EmitInterface(InterfaceShape shape, ContractNames names)
    {
        yield return InterfaceEmitter.Emit(shape, names);
        yield return ClientEmitter.Emit(shape, names);
        yield return DispatcherEmitter.Emit(shape, names);
        yield return ServerEmitter.Emit(shape, names);
        if (shape.Session is not { } session)
        {
            yield break;
        }

        yield return ContractClassEmitter.Emit(shape, session, names);
        if (session.Arguments.Count > 0)
        {
            yield return ArgumentsEmitter.Emit(shape, session, names);
        }

        yield return RootEmitter.Emit(shape, session, names);
        yield return ConnectionEmitter.Emit(shape, session, names);
    }
}
