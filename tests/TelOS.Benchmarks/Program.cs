using System.Globalization;
using System.Text.Json;
using TelOS.Benchmarks;

if (args is [GeneratorBenchmarks.ColdArgument])
{
    Console.WriteLine(GeneratorBenchmarks.MeasureCold().ToString("R", CultureInfo.InvariantCulture));
    return 0;
}

if (args is [PeerProcesses.Argument, var role, var processor, var folder, var size])
{
    PeerProcesses.Run(role, processor, folder, size);
    return 0;
}

Benchmark[] benchmarks =
[
    .. GeneratorBenchmarks.All, .. MarshalBenchmarks.All, .. RpcBenchmarks.All, .. HostBenchmarks.All, .. StoreBenchmarks.All, .. StoreClientBenchmarks.All,
    .. ToolBenchmarks.All,
];
if (args is ["--list"])
{
    foreach (Benchmark benchmark in benchmarks)
    {
        Console.WriteLine($"{benchmark.Id}: {benchmark.Description}");
    }
    return 0;
}

// The script gives the file to write, and what the names of the wanted figures contain.
string file = args[0];
string filter = args.Length > 1 ? args[1] : "";
List<Figure> figures = [];
foreach (Benchmark benchmark in benchmarks.Where(b => b.Id.Contains(filter, StringComparison.OrdinalIgnoreCase)))
{
    Figure figure = benchmark.Run();
    figures.Add(figure);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{figure.Id} {figure.Value:0.####} {figure.Unit} {figure.Target:0.####}"));
}
if (figures.Count == 0)
{
    await Console.Error.WriteLineAsync($"error: no figure's name contains '{filter}'; see ./bench --list");
    return 2;
}
await File.WriteAllTextAsync(file, JsonSerializer.Serialize(new { figures }, JsonSerializerOptions.Web) + "\n");
return 0;
