using TelOS.Idl.CSharp.Code;
using TelOS.Idl.CSharp.Naming;
using TelOS.Idl.CSharp.Wire;
using TelOS.Idl.Model;

namespace TelOS.Idl.CSharp.Emitters;

/// <summary>Finds the type of a ring's elements. Rings take types that read and write themselves; what is not one is wrapped in a type
/// that is declared beside the ring.</summary>
internal static class RingElementEmitter
{
    /// <summary>Takes the type of the elements.</summary>
    /// <param name="file">The file of the view.</param>
    /// <param name="types">The types of the view.</param>
    /// <param name="names">The names of the view.</param>
    /// <param name="element">The elements.</param>
    /// <param name="member">The ring.</param>
    /// <param name="emit">Declares the type, where it needs to be.</param>
    /// <returns>Its C# name.</returns>
    public static string Take(
        SourceFile file, WireTypes types, NameScope names, TypeReference element, string member, out Action emit)
    {
        emit = () => { };
        switch (element.Unaliased)
        {
            case NamedType { Kind: NamedTypeKind.Struct or NamedTypeKind.Union } named:
                return file.Type(named);
            case ScalarType { Kind: not ScalarKind.Bool } scalar:
                return $"{file.Runtime("WireScalar")}<{Scalars.Keyword(scalar.Kind)}>";
            default:
                string name = names.Take(member + "Element", member + "ElementValue");
                WireType wire = types.Of(element, member);
                emit = () => Emit(file, name, member, wire, PlainLayout.Of(element));
                return name;
        }
    }

    private static void Emit(SourceFile file, string name, string member, WireType type, Layout layout)
    {
        CodeWriter code = file.Body;
        string wire = $"{file.Runtime("IWireValue")}<{name}>";
        string size = Literal.Number(layout.Size);
        code.Separate();
        code.Line($"/// <summary>An element of <c>{member}</c>.</summary>");
        code.Line("/// <param name=\"Value\">What it holds.</param>");
        using (code.Block($"public readonly record struct {name}({type.Name} Value) : {wire}"))
        {
            code.Line($"static int {wire}.Size => {size};");
            code.Separate();
            code.Line($"static int {wire}.Alignment => {Literal.Number(layout.Alignment)};");
            code.Separate();
            using (code.Block($"static bool {wire}.TryRead({file.System("ReadOnlySpan")}<byte> source, out {name} value)"))
            {
                code.Line("value = default;");
                using (code.Block($"if (source.Length != {size})"))
                {
                    code.Line("return false;");
                }

                code.Separate();
                code.Line($"{type.Name} element = default;");
                type.EmitRead(code, "element", new Place("source", 0), new NameScope("source", "value", "element"));
                code.Line($"value = new {name}(element);");
                code.Line("return true;");
            }

            code.Separate();
            using (code.Block($"static void {wire}.Write(in {name} value, {file.System("Span")}<byte> destination)"))
            {
                code.Line($"{type.Name} element = value.Value;");
                if (type.HasGaps)
                {
                    code.Line("destination.Clear();");
                }

                type.EmitWrite(code, "element", new Place("destination", 0), new NameScope("destination", "value", "element"));
            }
        }
    }
}
