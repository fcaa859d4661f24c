using TelOS.Idl.Model;
using TelOS.Idl.Syntax;

namespace TelOS.Idl.Formatting;

/// <summary>Writes bound interfaces and sessions.</summary>
internal sealed class InterfaceWriter(ContractWriter writer)
{
    internal void Write(InterfaceDeclaration declaration, string attributes)
    {
        string @base = declaration.Base is { } type ? $" extends {writer.Type(type)}" : string.Empty;
        if (declaration.Session is { } session)
        {
            string service = session.Service is { } name ? $" service {TextLiteral.Encode(name)}" : string.Empty;
            // 0.0 stands for a version that is not written.
            string version = session.Major == 0 && session.Minor == 0
                ? string.Empty
                : $" version {ContractWriter.Number(session.Major)}.{ContractWriter.Number(session.Minor)}";
            writer.Open($"{attributes}session {declaration.Name}{service}{version}{@base}");
            Sections(session);
        }
        else
        {
            writer.Open($"{attributes}interface {declaration.Name}{@base}");
        }

        var members = declaration.Functions
            .Select(function => (function.Opcode, Function: (Function?)function, Former: (string?)null))
            .Concat(declaration.ReservedOpcodes.Select(reserved => (reserved.Opcode, Function: (Function?)null, Former: reserved.Name)))
            .OrderBy(member => member.Opcode);
        foreach ((int opcode, Function? function, string? former) in members)
        {
            if (function is null)
            {
                writer.Line($"@{ContractWriter.Number(opcode)} reserved{(former is null ? string.Empty : " " + TextLiteral.Encode(former))};");
            }
            else
            {
                Member(function);
            }
        }

        writer.Close();
    }

    private void Sections(SessionDeclaration session)
    {
        Settings("quota", ("ram", session.RamQuota), ("caps", session.CapQuota));
        if (session.Arguments.Count > 0)
        {
            writer.Open("args");
            foreach (SessionArgument argument in session.Arguments)
            {
                writer.Documentation(argument.Documentation);
                string value = argument.Default is { } written ? $" = {ContractWriter.Value(written)}" : string.Empty;
                string attributes = ContractWriter.Attributes(argument.Spelling, argument.Availability);
                writer.Line($"{attributes}{argument.Name}: {writer.Type(argument.Type)}{value};");
            }

            writer.Close();
        }

        Settings("bulk", ("size", session.Bulk?.Size), ("max", session.Bulk?.Max));
    }

    private void Settings(string section, params (string Name, long? Value)[] settings)
    {
        if (settings.All(setting => setting.Value is null))
        {
            return;
        }

        writer.Open(section);
        foreach ((string name, long? value) in settings)
        {
            if (value is { } written)
            {
                writer.Line($"{name}: {ContractWriter.Number(written)};");
            }
        }

        writer.Close();
    }

    private void Member(Function function)
    {
        writer.Documentation(function.Documentation);
        string attributes = ContractWriter.Attributes(function.Spelling, function.Availability);
        string signature = function.Signal is { } signal
            ? $"signal {function.Name}{(signal.Reads is { } reads ? $" => {reads}" : string.Empty)}"
            : $"{function.Name}({string.Join(", ", function.Parameters.Select(Parameter))}){Result(function)}{Throws(function)}";
        writer.Line($"{attributes}@{ContractWriter.Number(function.Opcode)} {signature};");
    }

    private string Parameter(Parameter parameter)
    {
        string attributes = ContractWriter.Attributes(ContractWriter.AttributeList(parameter.Spelling));
        return $"{attributes}{(parameter.IsInOut ? "inout " : string.Empty)}{parameter.Name}: {writer.Type(parameter.Type)}";
    }

    private string Result(Function function)
    {
        string result = function.Result is { } type ? writer.Type(type) : "void";
        return function.Error is { } error ? $" -> {result} or {writer.Type(error)}"
            : function.Result is null ? string.Empty
            : $" -> {result}";
    }

    private string Throws(Function function) =>
        function.Exceptions.Count == 0
            ? string.Empty
            : $" throws ({string.Join(", ", function.Exceptions.Select(thrown => writer.Type(thrown.Exception)))})";
}
