using System.Text;
using System.Text.Json;
using TelOS.Fractal;

namespace TelOS.Host.Tool;

/// <summary>Lists and maps as a text.</summary>
internal static class ValueText
{
    /// <summary>A value as JSON.</summary>
    public static string Json(in Value value)
    {
        using MemoryStream bytes = new();
        using (Utf8JsonWriter json = new(bytes))
        {
            ValueJson.Write(json, value);
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }
}
