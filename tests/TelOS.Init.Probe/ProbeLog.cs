using System.Buffers;
using System.Text;
using System.Text.Json;
using Genode;

namespace TelOS.Init.Probe;

/// <summary>Tells events: one line of JSON each, behind a mark.</summary>
/// <param name="log">Where they go.</param>
internal sealed class ProbeLog(LogClient log) : IDisposable
{
    /// <summary>What every event starts with.</summary>
    public const string Mark = "@event ";

    private const int MaxText = 231;

    private readonly Lock _lock = new();

    /// <summary>Tells an event.</summary>
    /// <param name="what">What happened.</param>
    /// <param name="fields">What there is to say about it: texts and numbers.</param>
    public void Tell(string what, params ReadOnlySpan<(string Key, object Value)> fields)
    {
        var line = new ArrayBufferWriter<byte>();
        line.Write(Encoding.UTF8.GetBytes(Mark));
        using (var json = new Utf8JsonWriter(line))
        {
            json.WriteStartObject();
            json.WriteString("what", what);
            foreach (var (key, value) in fields)
            {
                if (value is long number)
                {
                    json.WriteNumber(key, number);
                }
                else
                {
                    json.WriteString(key, (string)value);
                }
            }

            json.WriteEndObject();
        }

        line.Write("\n"u8);
        var rest = line.WrittenSpan;
        lock (_lock)
        {
            while (!rest.IsEmpty)
            {
                var part = rest[..Math.Min(rest.Length, MaxText)];
                log.Write(part);
                rest = rest[part.Length..];
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => log.Dispose();
}
