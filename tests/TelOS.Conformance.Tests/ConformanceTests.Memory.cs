namespace TelOS.Conformance.Tests;

/// <content>What is shared and signalled: memory, signals, packet streams, ROMs, reports.</content>
public abstract partial class ConformanceTests
{
    private const string Register = """
        + start register | ld: no
          + binary workshop
          + provides
            + service Report
            + service ROM
          + route
            + any-service
              + parent
          + config | role: register

        """;

    [ConformanceFact]
    public Task Memory_goes_to_the_server_and_back() => TryAsync("memory");

    [ConformanceFact]
    public Task Signals_tell_of_news_and_many_are_one() => TryAsync("signals");

    [ConformanceFact]
    public Task Packets_go_both_ways() => TryAsync("frames", """
        + start net | ld: no
          + binary workshop
          + provides
            + service Nic
          + config | role: net

        """);

    [ConformanceFact]
    public async Task A_report_is_a_ROM_to_others()
    {
        using var system = Start(Head + Register + """
            + start reporter | ld: no
              + binary workshop
              + route
                + service Report
                  + child register
                + any-service
                  + parent
              + config | role: reporter
            + start reader | ld: no
              + binary workshop
              + route
                + service ROM | label: state
                  + child register
                + any-service
                  + parent
              + config | role: reader
            -

            """);
        await system.SucceedAsync("reader");
        Assert.Contains("[init -> reader] read the last report", system.Lines);
    }

    [ConformanceFact]
    public async Task A_configuration_that_another_component_serves_changes_while_it_is_read()
    {
        using var system = Start(Head + """
            + start stages | ld: no
              + binary workshop
              + provides
                + service ROM
              + route
                + any-service
                  + parent
              + config | role: rom
                + stage
                  : config | role: watcher | word: one
                  : -
                + stage
                  : config | role: watcher | word: two
                  : -
                + stage
                  : config | role: watcher | word: a much longer one, so that the memory has to be another
                  : + node | with: something in it
                  : -
            + start watcher | ld: no
              + binary workshop
              + route
                + service ROM | label: config
                  + child stages
                + any-service
                  + parent
            -

            """);
        const string Said = "[init -> watcher] word ";
        string[] words = ["one", "two", "a much longer one, so that the memory has to be another"];
        await system.WaitForAsync(Said + words[^1]);

        // Who is slow misses the first ones.
        var said = system.Lines.Where(static line => line.StartsWith(Said, StringComparison.Ordinal)).Select(static line => line[Said.Length..]).Distinct().ToArray();
        Assert.Equal(words[^said.Length..], said);
    }
}
