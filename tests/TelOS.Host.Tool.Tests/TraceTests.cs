using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace TelOS.Host.Tool.Tests;

/// <summary>`telos trace`: what it shows, and that nobody else notices.</summary>
public sealed partial class TraceTests
{
    private static readonly string s_hello = Path.Combine(TestFolders.Samples, "Hello/hello.hid");
    private static readonly string[] s_ofHello =
    [
        "--modules", Path.Combine(TestFolders.Samples, "Hello/bin/system"), "--contract", Path.Combine(TestFolders.Samples, "Hello/hello.tidl"),
    ];

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);
    private static int s_last;

    [Fact]
    public void The_calls_of_the_Hello_sample_are_shown_with_names_and_values()
    {
        var run = ToolRun.Of(["trace", s_hello, .. s_ofHello]);

        Assert.Equal((0, ""), (run.Code, run.Error));
        var lines = CallsOf(run.Output);
        Assert.Equal(
            [
                "hello_client -> hello_server  Hello.greet(name: \"Ada\") = \"Hello, Ada!\"",
                "hello_client -> hello_server  Hello.add(a: 2, b: 3) = 5",
                "hello_client -> hello_server  Hello.greet(name: \"\") = error noName",
            ],
            lines.Where(static line => line.Contains("  Hello.", StringComparison.Ordinal)).Skip(1));
        Assert.StartsWith("hello_client -> hello_server  Hello.contract() = {major: 1, minor: 0, hash: <32 bytes: ", lines.First(static line => line.Contains("  Hello.", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("hello_server -> init  Parent.announce(serviceName: \"Hello\")", lines);
        Assert.Contains("hello_client -> core  LOG.write(text: \"2 + 3 = 5\\n\")", lines);
        Assert.Contains("hello_client -> init  Parent.exit(exitValue: 0)", lines);
        Assert.Contains(lines, static line => line.StartsWith("hello_client -> init  Parent.session(id: 6, serviceName: \"Hello\", args: \"label=\\\"\\\", ram_quota=", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, static line => line.StartsWith("init -> ", StringComparison.Ordinal));
        Assert.Matches("\n +Hello\\.greet +2 +1 +[0-9]+ +[0-9]+ +[0-9]+ +\n", run.Output);
    }

    [Fact]
    public void The_ObjectStore_sample_is_traced_by_contracts_that_the_tool_has()
    {
        var run = ToolRun.Of(
            "trace", Path.Combine(TestFolders.Samples, "ObjectStore/object_store.hid"), "--modules", Path.Combine(TestFolders.Samples, "ObjectStore/bin/system"));

        Assert.True(run.Code == 0, run.Output + run.Error);
        Assert.Contains("[init -> store_client] Everything was as expected.\n", run.Output, StringComparison.Ordinal);
        var lines = CallsOf(run.Output);
        Assert.Contains("store_client -> store_server  Telos_object_store.beginTransaction(access: write) = 1", lines);
        Assert.Contains("store_client -> store_server  Telos_object_store.bindRoot(transaction: 1, name: \"genode/affinity.tidl\", id: 1)", lines);
        Assert.Contains(lines, static line => line.StartsWith("store_client -> store_server  Telos_object_store.storeObject(transaction: 1, id: 1, content: bulk <", StringComparison.Ordinal));
        Assert.Contains(lines, static line => line.StartsWith("store_client -> store_server  Bulk.buffer() = cap #", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, static line => line.Contains("cannot be decoded", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false, "26.04")]
    [InlineData(true, "26.04")]
    [InlineData(false, "26.02")]
    public void A_system_does_the_same_when_it_is_traced(bool isNested, string release)
    {
        var children = isNested ? WorkshopSystem.Nested() : WorkshopSystem.Children();
        using WorkshopSystem system = new();
        var run = system.Run(children, "run", "--release", release);
        var traced = system.Trace(children, "--release", release);

        Assert.Equal((0, 0), (run.Code, traced.Code));
        string[] components = ["client]", "server]"];
        var said = SaidIn(traced.Output).Where(line => components.Any(line.Contains)).ToArray();
        Assert.Equal(SaidIn(run.Output).Where(line => components.Any(line.Contains)), said);
        Assert.Contains(said, static line => line.EndsWith("client] done", StringComparison.Ordinal));
        Assert.DoesNotContain(said, static line => line.Contains("FAILED", StringComparison.Ordinal));

        // Opcode 77 is what the client means to be wrong.
        var problems = CallsOf(traced.Output).Where(static line => line.Contains("The request cannot", StringComparison.Ordinal)
            || line.Contains("The reply cannot", StringComparison.Ordinal) || line.Contains("No contract", StringComparison.Ordinal) || line.Contains("has no function", StringComparison.Ordinal));
        Assert.EndsWith("The contract of 'Workshop' has no function 77.", Assert.Single(problems), StringComparison.Ordinal);
        var name = isNested ? "sub -> " : "";
        var calls = CallsOf(traced.Output);
        Assert.Contains($"{name}client -> {name}server  Telos_workshop.add(a: 20, b: 22) = 42", calls);
        Assert.Contains($"{name}client -> {name}server  Telos_workshop.mirror(shape: {{circle: {{x: 1, y: 2}}}}) = {{circle: {{x: 2, y: 1}}}}", calls);
        Assert.Contains(calls, line => line.StartsWith($"{name}client -> {name}server  Tool.", StringComparison.Ordinal));
        Assert.Contains(calls, line => line.StartsWith($"{name}server -> {name}client  Tool.", StringComparison.Ordinal));
        Assert.Contains(calls, line => Regex.IsMatch(line, $"^{name}server -> core  PD.submit\\(context: cap #[0-9]+, count: 1\\)$"));
    }

    [Fact]
    public async Task The_end_of_a_server_is_seen_by_its_clients()
    {
        var server = string.Create(CultureInfo.InvariantCulture, $"victim_{Environment.ProcessId}_{Interlocked.Increment(ref s_last)}");
        using WorkshopSystem system = new();
        var run = Task.Run(
            () => system.Trace(WorkshopSystem.Children(server, "waiter"), "--service", "Telos_workshop", "--output", system.CallFile),
            TestContext.Current.CancellationToken);
        while (!run.IsCompleted && !system.Calls.Contains("\"method\":\"add\"", StringComparison.Ordinal))
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        Kill($"[Genode] init -> {server}");
        var output = (await run.WaitAsync(s_patience, TestContext.Current.CancellationToken)).Output;
        Assert.Contains($"[init] Error: child \"{server}\" ended without a word", SaidIn(output));
        Assert.Contains("[init -> client] blocking: ServerDiedException", SaidIn(output));
        Assert.Contains("[init -> client] awaiting: ServerDiedException", SaidIn(output));
        Assert.Contains("[init -> client] later: ServerDiedException", SaidIn(output));
        Assert.Contains(CallsOf(output), static line => line.Contains(" = failed: ", StringComparison.Ordinal));
    }

    [Fact]
    public void Only_calls_of_a_child_or_a_service_are_shown_when_that_is_said()
    {
        var ofServer = CallsOf(ToolRun.Of(["trace", s_hello, .. s_ofHello, "--child", "hello_server"]).Output);
        Assert.NotEmpty(ofServer);
        Assert.All(ofServer, static line => Assert.Matches("(^hello_server -> |-> hello_server )", line));

        var ofService = CallsOf(ToolRun.Of(["trace", s_hello, .. s_ofHello, "--service", "Hello"]).Output);
        Assert.Equal(4, ofService.Count);
        var ofInit = CallsOf(ToolRun.Of(["trace", s_hello, .. s_ofHello, "--service", "CPU", "--init"]).Output);
        Assert.Contains(ofInit, static line => line.StartsWith("init -> core  CPU.createThread(pd: cap #", StringComparison.Ordinal));
    }

    [Fact]
    public void What_no_contract_describes_is_shown_as_bytes_with_the_reason()
    {
        var run = ToolRun.Of(["trace", s_hello, .. s_ofHello[..2], "--service", "Hello"]);

        Assert.Equal(0, run.Code);
        Assert.Contains(
            "hello_client -> hello_server  Hello.@3(<24 bytes: 03 00 00 00 00 00 00 00 02 00 00 00 00 00 00 00 ..>) = <8 bytes: 05 00 00 00 00 00 00 00>  No contract of the service 'Hello' is known.",
            CallsOf(run.Output));
    }

    [Fact]
    public void A_program_reads_a_line_of_JSON_for_each_call()
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            var run = ToolRun.Of(["trace", s_hello, .. s_ofHello, "--format", "json", "--output", file]);

            Assert.Equal((0, ""), (run.Code, run.Error));
            var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => JsonDocument.Parse(line).RootElement).ToArray();
            Assert.Equal(["call", "log", "method"], lines.Select(static line => line.GetProperty("type").GetString()!).Distinct().Order(StringComparer.Ordinal));
            Assert.Contains(lines, static line => line.GetProperty("type").GetString() == "log" && line.GetProperty("line").GetString() == "[init -> hello_client] Hello, Ada!");
            Assert.Equal(File.ReadAllLines(file).Length, lines.Count(static line => line.GetProperty("type").GetString() == "call"));

            var call = lines.Single(static line => line.TryGetProperty("method", out var method) && method.GetString() == "add");
            Assert.Equal(
                ["type", "time_us", "duration_us", "client", "server", "service", "label", "interface", "method", "opcode", "arguments", "result"],
                call.EnumerateObject().Select(static property => property.Name));
            Assert.Equal(
                """{"client":"hello_client","server":"hello_server","service":"Hello","label":"","interface":"Hello","method":"add","opcode":3,"arguments":{"a":2,"b":3},"result":5}""",
                "{" + call.GetRawText()[(call.GetRawText().IndexOf("\"client\"", StringComparison.Ordinal))..]);
            Assert.InRange(call.GetProperty("duration_us").GetDouble(), 0.1, 1e9);

            var method = lines.Single(static line => line.TryGetProperty("name", out var name) && name.GetString() == "Hello.greet");
            Assert.Equal(["type", "name", "calls", "failed", "total_us", "mean_us", "p99_us"], method.EnumerateObject().Select(static property => property.Name));
            Assert.Equal((2, 1), (method.GetProperty("calls").GetInt32(), method.GetProperty("failed").GetInt32()));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void A_contract_that_is_wrong_or_not_there_is_named()
    {
        var missing = ToolRun.Of(["trace", s_hello, .. s_ofHello[..2], "--contract", "/no/such.tidl"]);
        Assert.Equal(2, missing.Code);
        Assert.Contains("/no/such.tidl", missing.Error, StringComparison.Ordinal);

        var file = Path.ChangeExtension(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), ".tidl");
        try
        {
            File.WriteAllText(file, "edition 1;\nnamespace a;\nstruct Broken {\n    value: nothing;\n}\n");
            var wrong = ToolRun.Of(["trace", s_hello, .. s_ofHello[..2], "--contract", file]);
            Assert.Equal(2, wrong.Code);
            Assert.StartsWith($"telos: error: {file}:4:12: ", wrong.Error, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    // The calls without their times, which differ.
    private static IReadOnlyList<string> CallsOf(string output) =>
        [.. output.Split('\n').Where(static line => Call().IsMatch(line)).Select(static line => Duration().Replace(Call().Replace(line, ""), "$1"))];

    // What components said, in an order that does not depend on who was faster.
    private static IReadOnlyList<string> SaidIn(string output) =>
        [.. output.Split('\n').Where(static line => line.StartsWith("[init", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    private static void Kill(string title)
    {
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && IsTitled(folder, title))
            {
                Process.GetProcessById(number).Kill();
            }
        }
    }

    private static bool IsTitled(string folder, string title)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, "cmdline")).StartsWith(title + "\0", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }

    [GeneratedRegex("^ +[0-9 ]+  (?=[a-z_0-9]+ .*-> )")]
    private static partial Regex Call();

    [GeneratedRegex("  [0-9 ]* us(  .*)?$|  (?=$)")]
    private static partial Regex Duration();
}
