using Microsoft.Extensions.Logging;

namespace TelOS.Runtime;

/// <summary>Writes a message of one category as one line, and an exception as the lines behind it.</summary>
internal sealed class LogWriterLogger(TextWriter log, string category, LogLevel minimum) : ILogger
{
    /// <inheritdoc/>
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    /// <inheritdoc/>
    public bool IsEnabled(LogLevel logLevel) => logLevel >= minimum && logLevel != LogLevel.None;

    /// <inheritdoc/>
    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel))
        {
            return;
        }

        var line = $"{Prefix(logLevel)}{category}: {formatter(state, exception)}";
        log.WriteLine(exception is null ? line : $"{line}\n{exception}");
    }

    // What Genode's own components put in front, by which people search their logs.
    private static string Prefix(LogLevel level) => level switch
    {
        LogLevel.Critical or LogLevel.Error => "Error: ",
        LogLevel.Warning => "Warning: ",
        _ => "",
    };
}
