using TelOS.Idl.CSharp.Code;
using TelOS.Idl.CSharp.Wire;

namespace TelOS.Idl.CSharp.Emitters;

/// <summary>Declares the type that holds a <c>string&lt;n&gt;</c> in place.</summary>
internal static class InlineTextEmitter
{
    /// <summary>Writes the type.</summary>
    /// <param name="file">The file of the type that has the member.</param>
    /// <param name="name">The name of the type.</param>
    /// <param name="member">The member.</param>
    /// <param name="capacity">Bytes, terminator included.</param>
    public static void Emit(SourceFile file, string name, string member, int capacity)
    {
        CodeWriter code = file.Body;
        int size = PlainLayout.StringSize(capacity);
        string limit = Literal.Number(capacity);
        string readOnlySpan = file.System("ReadOnlySpan");
        string span = file.System("Span");
        string text = file.Runtime("Utf8Text");
        string wire = $"{file.Runtime("IWireValue")}<{name}>";
        string marshal = file.UseStatic("System.Runtime.InteropServices", "MemoryMarshal");
        string wireString = file.StaticRuntime("WireString");

        code.Separate();
        code.Line($"/// <summary>The text of <c>{member}</c>, in place: at most {Literal.Number(capacity - 1)} bytes of UTF-8.</summary>");
        code.Line($"[{file.Use("System.Runtime.CompilerServices", "InlineArray")}({Literal.Number(size / 8)})]");
        using (code.Block($"public struct {name} : {wire}, {file.System("IEquatable")}<{name}>"))
        {
            code.Line("private ulong _word0;");
            code.Separate();
            code.Line("/// <summary>Holds a text.</summary>");
            code.Line("/// <param name=\"text\">The text.</param>");
            code.Line($"/// <exception cref=\"{file.System("ArgumentException")}\">The text is too long or contains a zero.</exception>");
            code.Line($"public {name}({text} text) => {wireString}.Write({marshal}.AsBytes(({span}<ulong>)this), text, {limit});");
            code.Separate();
            code.Line("/// <summary>A view of the text.</summary>");
            code.Line($"[{file.Use("System.Diagnostics.CodeAnalysis", "UnscopedRef")}]");
            code.Line($"public readonly {text} Utf8 =>");
            using (code.Indented())
            {
                code.Line($"{wireString}.TryRead({marshal}.AsBytes(({readOnlySpan}<ulong>)this), {limit}, out {text} text) ? text : default;");
            }

            code.Separate();
            code.Line($"static int {wire}.Size => {Literal.Number(size)};");
            code.Separate();
            code.Line($"static int {wire}.Alignment => 8;");
            code.Separate();
            code.Line("/// <summary>Holds a text.</summary>");
            code.Line("/// <param name=\"text\">The text.</param>");
            code.Line($"public static implicit operator {name}(string text) => new(text);");
            EqualityOperators.Emit(code, name);
            code.Separate();
            using (code.Block($"static bool {wire}.TryRead({readOnlySpan}<byte> source, out {name} value)"))
            {
                code.Line("value = default;");
                using (code.Block($"if (source.Length != {Literal.Number(size)} || !{wireString}.TryRead(source, {limit}, out {text} text))"))
                {
                    code.Line("return false;");
                }

                code.Separate();
                code.Line($"value = new {name}(text);");
                code.Line("return true;");
            }

            code.Separate();
            code.Line($"static void {wire}.Write(in {name} value, {span}<byte> destination) =>");
            using (code.Indented())
            {
                code.Line($"{marshal}.AsBytes(({readOnlySpan}<ulong>)value).CopyTo(destination);");
            }

            code.Separate();
            code.Line("/// <inheritdoc/>");
            code.Line($"public readonly bool Equals({name} other) => Utf8.SequenceEqual(other.Utf8);");
            code.Separate();
            code.Line("/// <inheritdoc/>");
            code.Line($"public override readonly bool Equals(object? obj) => obj is {name} other && Equals(other);");
            code.Separate();
            code.Line("/// <inheritdoc/>");
            code.Line("public override readonly int GetHashCode() => ToString().GetHashCode(" +
                $"{file.UseStatic("System", "StringComparison")}.Ordinal);");
            code.Separate();
            code.Line("/// <inheritdoc/>");
            code.Line("public override readonly string ToString() => Utf8.ToString();");
        }
    }
}
