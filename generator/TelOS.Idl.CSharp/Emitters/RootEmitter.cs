using TelOS.Idl.CSharp.Code;
using TelOS.Idl.CSharp.Interfaces;
using TelOS.Idl.CSharp.Naming;
using TelOS.Idl.Model;

namespace TelOS.Idl.CSharp.Emitters;

/// <summary>Writes the class that hands out sessions. Version, donation and arguments are checked before its one method is called.</summary>
internal static class RootEmitter
{
    /// <summary>Writes the file of the root.</summary>
    public static GeneratedFile Emit(InterfaceShape shape, SessionDeclaration session, ContractNames contract)
    {
        var file = new SourceFile(contract, shape.Root);
        CodeWriter code = file.Body;
        string entrypoint = file.Runtime("Entrypoint");
        string request = file.Runtime("SessionArguments");
        // Genode's contracts declare an error of the same name in the same namespace, in another file.
        string error = shape.Declaration.IsGenode ? "global::TelOS.Runtime.SessionError" : file.Runtime("SessionError");
        string result = $"{file.Runtime("Result")}<{shape.Server}, {error}>";
        code.Line($"/// <summary>Hands out sessions behind <see cref=\"{shape.Interface}\"/>: derive from it to serve, and announce it.</summary>");
        Attributes.Obsolete(file, shape.Declaration.Availability);
        using (code.Block($"public abstract partial class {shape.Root} : {file.Runtime("Root")}<{shape.Server}>"))
        {
            code.Line("/// <summary>A root whose sessions are served by an entrypoint, which has to manage the root as well.</summary>");
            code.Line("/// <param name=\"entrypoint\">The entrypoint.</param>");
            code.Line($"protected {shape.Root}({entrypoint} entrypoint)");
            using (code.Indented())
            {
                code.Line(": base(entrypoint)");
            }

            code.Line("{");
            code.Line("}");
            Property("public override string ServiceName", session.Service is null ? "string.Empty" : $"{shape.Contract}.ServiceName");
            Property("protected override ulong RequiredRam", $"{shape.Contract}.RamQuota");
            Property("protected override ulong RequiredCaps", $"{shape.Contract}.CapQuota");
            Property(
                $"protected override {file.Runtime("ContractVersion")}? Version",
                session.HasContractFunctions ? $"{shape.Contract}.Version" : "null");
            if (session.Arguments.Count > 0)
            {
                EmitCreate();
            }
        }

        return file.Finish();

        void Property(string head, string value)
        {
            code.Separate();
            code.Line("/// <inheritdoc/>");
            code.Line($"{head} => {value};");
        }

        void EmitCreate()
        {
            code.Separate();
            code.Line("/// <summary>Creates a session, on the entrypoint's thread.</summary>");
            code.Line("/// <param name=\"request\">Who asks, and what is donated.</param>");
            code.Line("/// <param name=\"arguments\">What the client says.</param>");
            code.Line($"protected abstract {result} CreateSession({request} request, {shape.Arguments} arguments);");
            code.Separate();
            code.Line("/// <inheritdoc/>");
            using (code.Block($"protected sealed override {result} CreateSession({request} arguments)"))
            {
                using (code.Block($"if (!{shape.Arguments}.TryRead(arguments, out {shape.Arguments} own))"))
                {
                    code.Line($"return {error}.Denied;");
                }

                code.Separate();
                code.Line("return CreateSession(arguments, own);");
            }
        }
    }
}
