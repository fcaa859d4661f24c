using TelOS.Idl.CSharp.Code;
using TelOS.Idl.CSharp.Interfaces;
using TelOS.Idl.CSharp.Naming;
using TelOS.Idl.Model;
using TelOS.Idl.Naming;

namespace TelOS.Idl.CSharp.Emitters;

/// <summary>An interface or session becomes a C# interface that client and server share.</summary>
internal static class InterfaceEmitter
{
    /// <summary>Writes the file of the interface.</summary>
    public static GeneratedFile Emit(InterfaceShape shape, ContractNames contract)
    {
        var file = new SourceFile(contract, shape.Interface);
        CodeWriter code = file.Body;
        InterfaceDeclaration declaration = shape.Declaration;
        string kind = declaration.Session is null ? "interface" : "session";
        DocComment.Write(
            code, declaration.Documentation, $"The {kind} <c>{declaration.Name}</c>.", $"<c>{contract.FileName}</c>, {kind} <c>{declaration.Name}</c>.");
        Attributes.Obsolete(file, declaration.Availability);
        string extends = declaration.Base is { } parent
            ? " : " + file.Declared(parent, CSharpTypeNames.InterfaceOf(CSharpNames.Type(parent.Name, parent.Spelling)))
            : string.Empty;
        using (code.Block($"public partial interface {shape.Interface}{extends}"))
        {
            foreach (MethodShape own in shape.Own)
            {
                var method = new Method(own, file);
                code.Separate();
                MethodDoc.Write(file, method);
                Attributes.Obsolete(file, own.Function.Availability);
                code.Line(method.Signature + ";");
            }
        }

        return file.Finish();
    }
}
