namespace TelOS.Host.Tests;

/// <summary>A child of a system in which things go wrong.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Role">What the program does; "server" serves.</param>
internal sealed record FaultyChild(string Name, string Role)
{
    /// <summary>Who serves it, or null.</summary>
    public string? Server { get; init; }

    /// <summary>The program.</summary>
    public string Binary { get; init; } = "workshop";

    /// <summary>More of its configuration, such as " | what: ram".</summary>
    public string More { get; init; } = "";

    /// <summary>What it may use.</summary>
    public string Ram { get; init; } = "32M";

    /// <summary>How often it was to be started anew.</summary>
    public int Version { get; set; }

    /// <summary>Its start node.</summary>
    public string Describe() => $"""
        + start {Name} | caps: 300 | ram: {Ram} | version: {Version} | ld: no
          + binary {Binary}
          + provides
            + service Telos_workshop
            + service Telos_archive_former
            + service Telos_archive
          + route
            + service Telos_workshop
              + child {Server ?? Name}
            + any-service
              + parent
          + config | role: {Role}{More}
            + default-policy

        """;
}
