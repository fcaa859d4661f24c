using TelOS.Idl.Binding.Symbols;
using TelOS.Idl.Diagnostics;
using TelOS.Idl.Text;

namespace TelOS.Idl.Binding.Types;

/// <summary>Names uses of <c>usize</c> where the contract is free to choose.</summary>
internal static class MachineWord
{
    public static void Check(TextSpan span, SourceFile file)
    {
        if (!file.IsGenode && !file.IsInGenodeDeclaration)
        {
            file.Sink.Report(DocumentationDiagnostics.MachineWord, span);
        }
    }
}
