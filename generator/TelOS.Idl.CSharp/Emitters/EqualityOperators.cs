using TelOS.Idl.CSharp.Code;

namespace TelOS.Idl.CSharp.Emitters;

/// <summary>Declares <c>==</c> and <c>!=</c> by <c>Equals</c>.</summary>
internal static class EqualityOperators
{
    /// <summary>Writes both operators.</summary>
    public static void Emit(CodeWriter code, string type)
    {
        code.Separate();
        code.Line("/// <summary>Whether both are equal.</summary>");
        code.Line($"public static bool operator ==({type} left, {type} right) => left.Equals(right);");
        code.Separate();
        code.Line("/// <summary>Whether they differ.</summary>");
        code.Line($"public static bool operator !=({type} left, {type} right) => !left.Equals(right);");
    }
}
