using TelOS.Idl.CSharp.Code;
using TelOS.Idl.CSharp.Naming;
using TelOS.Idl.CSharp.Wire;
using TelOS.Idl.Model;
using TelOS.Idl.Naming;

namespace TelOS.Idl.CSharp.Emitters;

/// <summary>The constants of a contract become one static class, which is called after the file: <c>object_store.tidl</c> has
/// <c>ObjectStoreConstants</c>.</summary>
internal static class ConstantsEmitter
{
    /// <summary>Writes the file of a contract's constants.</summary>
    public static GeneratedFile Emit(IReadOnlyCollection<ConstantDeclaration> constants, ContractNames contract)
    {
        string name = CSharpTypeNames.OfConstants(contract.FileName);
        var file = new SourceFile(contract, name);
        CodeWriter code = file.Body;
        code.Line($"/// <summary>The constants of <c>{DocText.Escape(contract.FileName)}</c>.</summary>");
        using (code.Block($"public static class {name}"))
        {
            var names = new NameScope([.. ReservedNames.OfObject, name]);
            foreach (ConstantDeclaration constant in constants)
            {
                string member = CSharpNames.Member(constant.Name, constant.Spelling);
                string type = constant.Type is { } scalar ? Scalars.Keyword(scalar.Kind) : "string";
                code.Separate();
                DocComment.Write(code, constant.Documentation, $"The constant <c>{constant.Name}</c>.");
                Attributes.Obsolete(file, constant.Availability);
                code.Line($"public const {type} {CSharpNames.Escape(names.Take(member, member + "Value"))} = " +
                    $"{Literal.Constant(constant.Value, constant.Type?.Kind)};");
            }
        }

        return file.Finish();
    }
}
