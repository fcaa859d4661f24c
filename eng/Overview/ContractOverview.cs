namespace TelOS.Idl.Overview;

/// <summary>What came out of one contract file.</summary>
/// <param name="File">Its path below the folder of contracts.</param>
/// <param name="Interfaces">Sessions and interfaces.</param>
/// <param name="Functions">Their own functions, those of the compiler excluded.</param>
/// <param name="Errors">Diagnostics of severity error.</param>
/// <param name="Warnings">Diagnostics of severity warning.</param>
/// <param name="Lines">Lines of C#.</param>
/// <param name="Milliseconds">Time to parse it and to emit its C#; binding is done for all files together.</param>
internal sealed record ContractOverview(
    string File,
    int Interfaces,
    int Functions,
    int Errors,
    int Warnings,
    int Lines,
    double Milliseconds);
