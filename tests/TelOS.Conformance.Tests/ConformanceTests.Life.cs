namespace TelOS.Conformance.Tests;

/// <content>The life of a component: time, log, heartbeats, its end, and an init as a child.</content>
public abstract partial class ConformanceTests
{
    private const string NestedHead = """
        + start nested | caps: 2000 | ram: 400M
          + binary init
          + route
            + service Timer
              + child timer
            + any-service
              + parent
          + config
            + parent-provides
              + service ROM
              + service PD
              + service CPU
              + service LOG
              + service Timer
            + default-route
              + any-service
                + parent
                + any-child
            + default | caps: 300 | ram: 64M

        """;

    [ConformanceFact]
    public Task Time_passes_once_and_again() => TryAsync("clock", Timer);

    [ConformanceFact]
    public async Task Lines_of_all_lengths_reach_the_log()
    {
        using var system = Start(Head + Client("speaker"));
        await system.SucceedAsync("speaker");
        Assert.Contains("[init -> speaker] short", system.Lines);
        Assert.Contains("[init -> speaker] in several parts", system.Lines);
        Assert.Contains("[init -> speaker] Jürgen, 東京, 🙂", system.Lines);

        // A message of Genode's LOG ends after 231 bytes, and its core begins a line for each.
        var all = string.Concat(system.Lines.Select(static line => line.Replace("[init -> speaker] ", "", StringComparison.Ordinal)));
        Assert.Contains(new string('a', 230) + "b", all);
        Assert.Contains(string.Concat(Enumerable.Range(0, 150).Select(static i => $"{i:000} ")) + "end", all);
    }

    [ConformanceFact]
    public async Task An_exit_value_reaches_init_also_through_an_init_between()
    {
        using var system = Start(Head + Timer + """
            + start direct | ld: no
              + binary workshop
              + config | role: exit | value: 7
            """ + "\n" + NestedHead + """
                + start inner | ld: no
                  + binary workshop
                  + exit | propagate: yes
                  + config | role: exit | value: 9
            -

            """);
        await system.WaitForAsync("""[init] child "direct" exited with exit value 7""");
        await system.WaitForAsync("""[init] child "nested" exited with exit value 9""");
    }

    [ConformanceFact]
    public async Task An_init_is_a_child_and_has_children_that_serve_each_other()
    {
        using var system = Start(Head + Timer + NestedHead + """
                + start server | ld: no
                  + binary workshop
                  + provides
                    + service Telos_trial
                  + config | role: trial
                + start sessions | ld: no
                  + binary workshop
                  + config | role: sessions
                + start clock | ld: no
                  + binary workshop
                  + config | role: clock
            -

            """);
        await system.WaitForAsync("""[init -> nested] child "sessions" exited with exit value 0""");
        await system.WaitForAsync("""[init -> nested] child "clock" exited with exit value 0""");
        Assert.Contains("[init -> nested -> sessions] sessions -> session 0|word 0, \"0\"", system.Lines);
    }

    [ConformanceFact]
    public async Task A_nested_init_serves_and_uses_services_of_its_siblings()
    {
        using var system = Start(Head + Timer + Server + """
            + start nested | caps: 1000 | ram: 200M
              + binary init
              + config
                + parent-provides
                  + service ROM
                  + service PD
                  + service CPU
                  + service LOG
                  + service Telos_trial
                + default-route
                  + any-service
                    + parent
                + default | caps: 300 | ram: 64M
                + start sessions | ld: no
                  + binary workshop
                  + config | role: sessions
            -

            """);
        await system.WaitForAsync("[init -> nested -> sessions] nested -> sessions -> session 4|word 4, \"4\"");
        await system.WaitForAsync("""[init -> nested] child "sessions" exited with exit value 0""");
    }

    [ConformanceFact]
    public async Task A_component_that_answers_heartbeats_lives_and_one_that_hangs_is_started_anew()
    {
        using var system = Start(Head + Timer + NestedHead + """
                + heartbeat | rate_ms: 250
                + start good | ld: no
                  + binary workshop
                  + heartbeat | restart_after_skipped: 6
                  + config | role: idle
                + start bad | ld: no
                  + binary workshop
                  + heartbeat | restart_after_skipped: 6
                  + config | role: hung
            -

            """);
        await system.WaitForAsync("[init -> nested -> bad] hanging", times: 2);
        Assert.Equal(1, system.Lines.Count(static line => line == "[init -> nested -> good] here"));
    }

    [ConformanceFact]
    public async Task An_init_whose_configuration_changes_touches_only_what_changed()
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
            """ + Stage("""
                + start changed | ld: no
                  + binary workshop
                  + config | role: learner | word: one
                + start untouched | ld: no
                  + binary workshop
                  + config | role: idle
                + start removed | ld: no
                  + binary workshop
                  + config | role: idle
                """) + Stage("""
                + start changed | ld: no
                  + binary workshop
                  + config | role: learner | word: two
                + start untouched | ld: no
                  + binary workshop
                  + config | role: idle
                + start added | ld: no
                  + binary workshop
                  + config | role: idle
                """) + """

            + start nested | caps: 2000 | ram: 400M
              + binary init
              + route
                + service ROM | label: config
                  + child stages
                + any-service
                  + parent
            -

            """);
        await system.WaitForAsync("[init -> nested -> changed] word two");
        await system.WaitForAsync("[init -> nested -> added] here");
        await system.WaitForAsync("[init -> nested -> untouched] here");
        Assert.Equal(1, system.Lines.Count(static line => line == "[init -> nested -> changed] here"));
        Assert.Equal(1, system.Lines.Count(static line => line == "[init -> nested -> untouched] here"));
    }

    // A configuration of an init as a stage of a server of ROMs.
    private static string Stage(string children) => "\n    + stage\n" + string.Concat($"""
        config
        + parent-provides
          + service ROM
          + service PD
          + service CPU
          + service LOG
        + default-route
          + any-service
            + parent
        + default | caps: 300 | ram: 64M
        {children}
        -
        """.Split('\n').Select(static line => $"      : {line}\n")).TrimEnd('\n');
}
