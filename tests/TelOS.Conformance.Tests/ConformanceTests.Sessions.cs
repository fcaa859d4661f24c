namespace TelOS.Conformance.Tests;

/// <content>Sessions: how they are opened, seen, paid, refused and closed.</content>
public abstract partial class ConformanceTests
{
    [ConformanceFact]
    public async Task A_session_is_there_once_its_server_announces_the_service()
    {
        using var system = Start(Head + """
            + start server | ld: no
              + binary workshop
              + provides
                + service Telos_trial
              + config | role: trial | delay_ms: 1500
            """ + Client("sessions"));
        await system.SucceedAsync("sessions");
        Assert.Contains("[init -> server] serving", system.Lines);
    }

    [ConformanceFact]
    public async Task A_server_sees_labels_and_arguments_as_routes_and_clients_say_them()
    {
        using var system = Start(Head + Server + """
            + start plain | ld: no
              + binary workshop
              + config | role: sessions
            + start renamed | ld: no
              + binary workshop
              + route
                + service Telos_trial | label: session 3
                  + child server | label: somebody | identity: else
                + service Telos_trial | label_prefix: session
                  + child server
                + any-service
                  + parent
              + config | role: sessions
            -

            """);
        await system.WaitForAsync("[init -> plain] plain -> session 4|word 4, \"4\"");
        await system.WaitForAsync("[init -> renamed] renamed -> session 4|word 4, \"4\"");
        Assert.Contains("[init -> plain] plain -> session 3|word 3, \"3\"", system.Lines);
        Assert.Contains("[init -> renamed] somebody|word 3, \"3\"", system.Lines);
    }

    [ConformanceFact]
    public async Task Several_clients_have_sessions_and_none_is_left_when_they_are_gone()
    {
        using var system = Start(Head + Server + """
            + start first | ld: no
              + binary workshop
              + config | role: sessions
            + start second | ld: no
              + binary workshop
              + config | role: sessions
            + start third | ld: no
              + binary workshop
              + config | role: sessions
            """ + Client("lonely"));
        await system.SucceedAsync("first", "second", "third", "lonely");
    }

    [ConformanceFact]
    public Task Quota_reaches_the_server_grows_and_comes_back() => TryAsync("quota");

    [ConformanceFact]
    public Task A_client_is_told_why_it_gets_no_session() => TryAsync("denial");

    [ConformanceFact]
    public Task A_session_that_either_side_ended_is_gone_and_no_other_one() => TryAsync("closing");

    [ConformanceFact]
    public Task A_call_that_is_given_up_disturbs_no_other_one() => TryAsync("cancel");

    [ConformanceFact]
    public async Task Who_calls_a_server_that_dies_is_told_at_once()
    {
        using var system = Start(Head + Server + Client("death"));
        await system.SucceedAsync("death");
        Assert.Contains("[init -> server] serving", system.Lines);
    }
}
