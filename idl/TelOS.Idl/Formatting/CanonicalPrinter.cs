using TelOS.Idl.Model;
using TelOS.Idl.Syntax;
using TelOS.Idl.Text;

namespace TelOS.Idl.Formatting;

/// <summary>Writes bound contracts as text. Names of other namespaces are written in full, constants by their value, and everything
/// that a contract may leave out by what it then means; binding the text, with the same imports, gives an equal contract.</summary>
public static class CanonicalPrinter
{
    /// <summary>The contract in the canonical style, with its documentation.</summary>
    public static string Print(Contract contract)
    {
        ContractWriter writer = new(contract.Namespace, withDocumentation: true);
        new DeclarationWriter(writer).Write(contract);
        return ContractFormatter.Format(ContractParser.Parse(new SourceText(contract.FileName, writer.ToString())));
    }

    /// <summary>The contract without its documentation, in a layout for machines: equal for contracts that differ in documentation only.</summary>
    public static string PrintWithoutDocumentation(Contract contract)
    {
        ContractWriter writer = new(contract.Namespace, withDocumentation: false);
        new DeclarationWriter(writer).Write(contract);
        return writer.ToString();
    }
}
