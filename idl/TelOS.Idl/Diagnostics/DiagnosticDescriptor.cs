namespace TelOS.Idl.Diagnostics;

/// <summary>A kind of finding. Its page in the catalogue has a bad and a good example.</summary>
/// <param name="Id"><c>TIDL0123</c>; never reused.</param>
/// <param name="Title">What the rule is about, in a few words.</param>
/// <param name="Severity">How serious it is.</param>
/// <param name="MessageFormat">One sentence that says what is wrong, with composite-format holes.</param>
/// <param name="RemedyFormat">One sentence that says what to write instead, with the same holes.</param>
public sealed record DiagnosticDescriptor(
    string Id,
    string Title,
    DiagnosticSeverity Severity,
    string MessageFormat,
    string RemedyFormat);
