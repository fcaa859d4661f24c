using Microsoft.Extensions.Logging;

namespace TelOS.Runtime;

/// <summary>Makes loggers that write to a component's log, in Genode's manner: `Error: category: message`.</summary>
/// <example><code>using ILoggerFactory logging = LoggerFactory.Create(b => b.AddProvider(new LogWriterLoggerProvider(env.Log)));</code></example>
/// <param name="log">Where the lines go; it stays the caller's.</param>
/// <param name="minimum">What is less urgent is left out.</param>
public sealed class LogWriterLoggerProvider(TextWriter log, LogLevel minimum = LogLevel.Information) : ILoggerProvider
{
    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new LogWriterLogger(log, categoryName, minimum);

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
