namespace TelOS.Idl.GenodeWire.Tests;

/// <summary>A parameter of a case's signature.</summary>
internal sealed record WireParameter(string Name, string Type, bool IsInOut)
{
    public static WireParameter Parse(string text)
    {
        bool inout = text.StartsWith("inout ", StringComparison.Ordinal);
        string[] parts = (inout ? text[6..] : text).Split(':', 2, StringSplitOptions.TrimEntries);
        return new WireParameter(parts[0], parts[1], inout);
    }
}
