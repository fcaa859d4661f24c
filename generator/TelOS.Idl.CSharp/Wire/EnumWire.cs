using TelOS.Idl.CSharp.Code;
using TelOS.Idl.CSharp.Naming;
using TelOS.Idl.Model;
using TelOS.Idl.Naming;

namespace TelOS.Idl.CSharp.Wire;

/// <summary>Enumerations, errors and flags: their integer, which has to be one that is declared.</summary>
internal sealed class EnumWire(NamedType type, SourceFile file) : WireType(file.Type(type), Scalars.Size(type.Underlying))
{
    /// <inheritdoc/>
    public override void EmitRead(CodeWriter code, string target, Place source, NameScope locals)
    {
        code.Line($"{target} = ({Name}){ScalarWire.Read(type.Underlying, source, file)};");
        using (code.Block($"if (!{Extensions(type, file)}.IsDefined({target}))"))
        {
            code.Line("return false;");
        }

        code.Separate();
    }

    /// <summary>The class that tells whether a value is declared.</summary>
    public static string Extensions(NamedType type, SourceFile file) =>
        file.StaticDeclared(type, CSharpTypeNames.ExtensionsOf(CSharpNames.Type(type.Name, type.Spelling)));

    /// <inheritdoc/>
    public override void EmitWrite(CodeWriter code, string value, Place destination, NameScope locals) =>
        code.Line(ScalarWire.Write(type.Underlying, $"({Scalars.Keyword(type.Underlying)}){value}", destination, file));
}
