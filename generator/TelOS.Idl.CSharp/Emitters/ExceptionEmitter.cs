using TelOS.Idl.CSharp.Code;
using TelOS.Idl.CSharp.Naming;
using TelOS.Idl.Model;
using TelOS.Idl.Naming;

namespace TelOS.Idl.CSharp.Emitters;

/// <summary>An exception becomes a class of exceptions.</summary>
internal static class ExceptionEmitter
{
    /// <summary>Writes the file of an exception.</summary>
    public static GeneratedFile Emit(ExceptionDeclaration declaration, ContractNames contract)
    {
        string name = CSharpTypeNames.ExceptionOf(CSharpTypeNames.Declared(declaration));
        var file = new SourceFile(contract, name);
        CodeWriter code = file.Body;
        DocComment.Write(
            code,
            declaration.Documentation,
            $"The exception <c>{declaration.Name}</c>.",
            $"<c>{contract.FileName}</c>, exception <c>{declaration.Name}</c>.");
        Attributes.Obsolete(file, declaration.Availability);
        using (code.Block($"public sealed class {name} : {file.Runtime("GenodeException")}"))
        {
            code.Line("/// <summary>Without further words.</summary>");
            using (code.Block($"public {name}()"))
            {
            }

            EmitConstructor(code, name, "With words for the reader of a log.", "string message", "message");
            EmitConstructor(
                code, name, "With words and a cause.", $"string message, {file.System("Exception")} innerException", "message, innerException");
        }

        return file.Finish();
    }

    private static void EmitConstructor(CodeWriter code, string name, string summary, string parameters, string arguments)
    {
        code.Separate();
        DocComment.Element(code, "summary", summary);
        DocComment.Parameter(code, "message", "What happened.");
        if (arguments != "message")
        {
            DocComment.Parameter(code, "innerException", "The cause.");
        }

        code.Line($"public {name}({parameters})");
        using (code.Indented())
        {
            code.Line($": base({arguments})");
        }

        using (code.Block(string.Empty))
        {
        }
    }
}
