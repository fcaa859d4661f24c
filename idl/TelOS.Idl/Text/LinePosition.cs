namespace TelOS.Idl.Text;

/// <summary>A place in a text, both numbers from zero.</summary>
/// <param name="Line">The line.</param>
/// <param name="Column">UTF-16 units from the line's start.</param>
public readonly record struct LinePosition(int Line, int Column);
