using TelOS.Idl.CSharp.Code;
using TelOS.Idl.Model;

namespace TelOS.Idl.CSharp.Emitters;

/// <summary>Writes the C# attributes that come from attributes of the contract.</summary>
internal static class Attributes
{
    /// <summary>Writes <c>[Obsolete]</c> above something deprecated.</summary>
    public static void Obsolete(SourceFile file, Availability availability)
    {
        if (availability.Deprecated is { } instead)
        {
            file.Body.Line($"[{file.System("Obsolete")}({Literal.Text(instead)})]");
        }
    }
}
