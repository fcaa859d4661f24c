using TelOS.Idl.CSharp.Code;
using TelOS.Idl.CSharp.Wire;

namespace TelOS.Idl.CSharp.Emitters;

/// <summary>Declares the inline array that holds an array member in place.</summary>
internal static class InlineArrayEmitter
{
    /// <summary>Writes the type.</summary>
    /// <param name="file">The file of the type that has the member.</param>
    /// <param name="name">The name of the inline array.</param>
    /// <param name="member">The member.</param>
    /// <param name="element">The element type.</param>
    /// <param name="length">The number of elements.</param>
    public static void Emit(SourceFile file, string name, string member, WireType element, int length)
    {
        CodeWriter code = file.Body;
        string span = $"{file.System("ReadOnlySpan")}<{element.Name}>";
        code.Separate();
        code.Line($"/// <summary>The {Literal.Number(length)} elements of <c>{member}</c>, in place.</summary>");
        code.Line($"[{file.Use("System.Runtime.CompilerServices", "InlineArray")}({Literal.Number(length)})]");
        using (code.Block($"public struct {name} : {file.System("IEquatable")}<{name}>"))
        {
            code.Line($"private {element.Name} _element0;");
            code.Separate();
            code.Line("/// <inheritdoc/>");
            code.Line($"public readonly bool Equals({name} other) =>");
            using (code.Indented())
            {
                code.Line($"{file.UseStatic("System", "MemoryExtensions")}.SequenceEqual(({span})this, ({span})other);");
            }

            code.Separate();
            code.Line("/// <inheritdoc/>");
            code.Line($"public override readonly bool Equals(object? obj) => obj is {name} other && Equals(other);");
            code.Separate();
            code.Line("/// <inheritdoc/>");
            using (code.Block("public override readonly int GetHashCode()"))
            {
                code.Line($"var hash = new {file.System("HashCode")}();");
                using (code.Block($"foreach ({element.Name} element in ({span})this)"))
                {
                    code.Line("hash.Add(element);");
                }

                code.Separate();
                code.Line("return hash.ToHashCode();");
            }

            EqualityOperators.Emit(code, name);
        }
    }
}
