using TelOS.Idl.CSharp.Code;
using TelOS.Idl.CSharp.Interfaces;
using TelOS.Idl.CSharp.Naming;
using TelOS.Idl.Model;

namespace TelOS.Idl.CSharp.Emitters;

/// <summary>Writes the client that opens its session itself, checks what the server speaks, and donates more when the server asks for it.</summary>
internal static class ConnectionEmitter
{
    /// <summary>Writes the file of the connection.</summary>
    public static GeneratedFile Emit(InterfaceShape shape, SessionDeclaration session, ContractNames contract)
    {
        var file = new SourceFile(
            contract, shape.Connection, [.. ReservedNames.OfInterfaces, .. shape.All.SelectMany(method => new[] { method.Name, method.AsyncName })]);
        CodeWriter code = file.Body;
        string env = file.Runtime("Env");
        string request = file.Runtime("SessionRequest");
        string connection = file.Runtime("Connection");
        bool hasArguments = session.Arguments.Count > 0;
        bool isOptional = session.Arguments.All(argument => argument.Default is not null);
        string arguments = !hasArguments ? string.Empty : isOptional ? $", {shape.Arguments}? arguments = null" : $", {shape.Arguments} arguments";
        string service = session.Service is null ? ", string service" : string.Empty;

        code.Line($"/// <summary>A session behind <see cref=\"{shape.Interface}\"/>, opened through the parent, and its client.</summary>");
        code.Line("/// <remarks>A call that fails because the server ran out of the donated quota donates more and tries again, a bounded");
        code.Line("/// number of times.</remarks>");
        Attributes.Obsolete(file, shape.Declaration.Availability);
        using (code.Block($"public sealed partial class {shape.Connection} : {shape.Client}"))
        {
            code.Line("/// <summary>Opens a session.</summary>");
            code.Line("/// <param name=\"env\">Whose parent is asked.</param>");
            if (session.Service is null)
            {
                code.Line("/// <param name=\"service\">The service's name.</param>");
            }

            if (hasArguments)
            {
                code.Line("/// <param name=\"arguments\">What the server is told.</param>");
            }

            code.Line("/// <param name=\"label\">What the client says about itself; the parents put their own words before it.</param>");
            code.Line($"/// <exception cref=\"{file.Runtime("SessionDeniedException")}\">The session cannot be had.</exception>");
            code.Line($"/// <exception cref=\"{file.Runtime("RpcException")}\">The server is gone, or speaks another version of the contract.</exception>");
            code.Line($"public {shape.Connection}({env} env{service}{arguments}, string label = \"\")");
            using (code.Indented())
            {
                using (code.Block($": this(env.OpenSession(new {request}", "}))"))
                {
                    foreach (string setting in Settings())
                    {
                        code.Line(setting + ",");
                    }
                }
            }

            code.Line("{");
            code.Line("}");
            EmitPrivate();
        }

        return file.Finish();

        List<string> Settings()
        {
            var settings = new List<string>
            {
                $"Service = {(session.Service is null ? "service" : $"{shape.Contract}.ServiceName")}",
                "Label = label",
                $"RamQuota = {shape.Contract}.RamQuota",
                $"CapQuota = {shape.Contract}.CapQuota",
            };
            if (session.HasContractFunctions)
            {
                settings.Add($"Version = {shape.Contract}.Version");
            }

            if (hasArguments)
            {
                settings.Add($"Arguments = {(isOptional ? $"(arguments ?? new {shape.Arguments}())" : "arguments")}.Format()");
            }

            return settings;
        }

        void EmitPrivate()
        {
            code.Separate();
            code.Line($"private {shape.Connection}({connection} connection)");
            using (code.Indented())
            {
                code.Line(": base(connection)");
            }

            code.Line("{");
            if (session.HasContractFunctions)
            {
                using (code.Indented())
                {
                    using (code.Block("try"))
                    {
                        code.Line($"ServerMinor = {file.StaticRuntime("ContractCheck")}.Verify(Capability, {shape.Contract}.Version).Minor;");
                    }

                    using (code.Block("catch"))
                    {
                        code.Line("Dispose();");
                        code.Line("throw;");
                    }
                }
            }

            code.Line("}");
        }
    }
}
