using System.Globalization;
using Spectre.Console;
using TelOS.Idl.Overview;

if (args is not [string folder] || !Directory.Exists(folder))
{
    Console.Error.WriteLine("usage: Overview FOLDER   compiles the contracts below FOLDER and prints what came out");
    return 2;
}
IReadOnlyList<ContractOverview> contracts = ContractFolder.Compile(folder, out double bindMilliseconds);
string[] heading = ["contract", "interfaces", "functions", "errors", "warnings", "lines of C#", "ms"];
string[] total =
[
    Text($"{contracts.Count} contracts"),
    Text($"{contracts.Sum(c => c.Interfaces)}"),
    Text($"{contracts.Sum(c => c.Functions)}"),
    Text($"{contracts.Sum(c => c.Errors)}"),
    Text($"{contracts.Sum(c => c.Warnings)}"),
    Text($"{contracts.Sum(c => c.Lines)}"),
    Text($"{contracts.Sum(c => c.Milliseconds) + bindMilliseconds:F1}"),
];
if (Console.IsOutputRedirected)
{
    Print(heading);
    foreach (ContractOverview contract in contracts)
    {
        Print(Row(contract));
    }
    Print(total);
}
else
{
    Table table = new() { Border = TableBorder.Rounded };
    foreach (string column in heading)
    {
        table.AddColumn(new TableColumn(column) { Alignment = column == heading[0] ? Justify.Left : Justify.Right });
    }
    foreach (ContractOverview contract in contracts)
    {
        table.AddRow(Row(contract));
    }
    for (int i = 0; i < heading.Length; i++)
    {
        table.Columns[i].Footer = new Markup($"[bold]{total[i]}[/]");
    }
    AnsiConsole.Write(table);
}
Console.WriteLine(Text($"Binding all of them together took {bindMilliseconds:F1} ms of that; the code was not compiled before, so this is a cold run."));
return contracts.Sum(c => c.Errors) == 0 ? 0 : 1;

static string Text(FormattableString text) => FormattableString.Invariant(text);

static string[] Row(ContractOverview c) =>
    [c.File, Text($"{c.Interfaces}"), Text($"{c.Functions}"), Text($"{c.Errors}"), Text($"{c.Warnings}"), Text($"{c.Lines}"), Text($"{c.Milliseconds:F1}")];

static void Print(string[] cells) =>
    Console.WriteLine(string.Format(CultureInfo.InvariantCulture, "{0,-34} {1,10} {2,10} {3,7} {4,9} {5,12} {6,8}", [.. cells]));
