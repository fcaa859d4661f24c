using System.CommandLine;
using TelOS.Idl.Binding;
using TelOS.Idl.Diagnostics;
using TelOS.Idl.Genode.Templates;
using TelOS.Idl.Syntax;
using TelOS.Idl.Text;
using TelOS.Idl.Tool.Creating;
using TelOS.Idl.Tool.Loading;
using TelOS.Idl.Tool.Output;

namespace TelOS.Idl.Tool.CommandLine;

/// <summary><c>tidl new</c>: files to begin with.</summary>
internal static class NewCommand
{
    /// <summary>The command with its subcommands.</summary>
    public static Command Create(ToolConsole console) => new("new", "Create files to begin with; nothing is overwritten.")
    {
        Contract(console),
        NewComponentCommand.Server(console),
        NewComponentCommand.Client(console),
        Templates(console),
    };

    private static Command Contract(ToolConsole console)
    {
        Argument<string> name = new("name") { Description = "The contract's namespace, such as acme.notes; its last part names the session." };
        name.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var value }] && !IsNamespace(value))
            {
                result.AddError($"'{value}' is no namespace; write words in camelCase with dots between them, such as acme.noteBook");
            }
        });
        Option<string?> folder = Output();
        Command command = new("contract", "A contract that compiles as it is, with the things that most services need.") { name, folder };
        command.SetAction(parsed => CreateContract(console, parsed.GetRequiredValue(name), parsed.GetValue(folder) ?? "."));
        return command;
    }

    /// <summary>A name can be right by its form and still mean something else in C# or C++; then there is nothing to begin with.</summary>
    private static int CreateContract(ToolConsole console, string name, string folder)
    {
        (string fileName, string text) = NewContract.Write(name);
        SyntaxTree tree = ContractParser.Parse(new SourceText(fileName, text));
        if (ContractCompiler.Compile([tree], []).Diagnostics.FirstOrDefault(finding => finding.Severity != DiagnosticSeverity.Info) is not { } finding)
        {
            return new NewFiles(console).Create(folder, [(fileName, text)]);
        }
        console.Report(new InputProblem($"'{name}'", finding.Message.TrimEnd('.'), "choose another name"));
        return ExitCode.Unusable;
    }

    private static Command Templates(ToolConsole console)
    {
        Option<string?> folder = Output();
        Command command = new("templates", "The templates of the C++ that is written, to change and to give to --templates.") { folder };
        command.SetAction(parsed => new NewFiles(console).Create(
            parsed.GetValue(folder) ?? "templates", [.. TemplateSource.Names.Select(name => (name, TemplateSource.BuiltInText(name)))]));
        return command;
    }

    private static Option<string?> Output() => CommonOptions.Folder("--output", "Create the files in this folder.", "-o");

    private static bool IsNamespace(string name) =>
        name.Split('.').All(part => part.Length > 0 && char.IsAsciiLetterLower(part[0]) && part.All(char.IsAsciiLetterOrDigit));
}
