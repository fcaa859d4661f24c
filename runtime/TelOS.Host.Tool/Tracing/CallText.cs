using System.Globalization;
using System.Text;
using TelOS.Idl.Decoding;

namespace TelOS.Host.Tool;

/// <summary>A call as a line for a person.</summary>
internal static class CallText
{
    private const int MaxText = 80;
    private const int MaxBytes = 16;
    private const int MaxItems = 8;

    /// <summary>When it began: microseconds from the start, in groups of three digits.</summary>
    public static string TimeOf(DecodedCall call) => Group((long)call.Call.Time.TotalMicroseconds).PadLeft(13);

    /// <summary>The function with its arguments.</summary>
    public static string RequestOf(DecodedCall call)
    {
        if (call.Request is not { Problem: null } request)
        {
            return $"{call.Name}({Bytes(call.Call.Request.Span)})";
        }

        return $"{call.Name}({string.Join(", ", request.Items.Select(item => $"{item.Name}: {Write(item.Value, call.Call.RequestCapabilities)}"))})";
    }

    /// <summary>What came back, or why nothing did.</summary>
    public static string ReplyOf(DecodedCall call)
    {
        if (call.Call.Failure is { } failure)
        {
            return $"failed: {Visible(failure.TrimEnd('.'))}";
        }

        if (call.Reply is not { Problem: null } reply)
        {
            return call.Call.Code == 0 ? Bytes(call.Call.Reply.Span) : $"code {call.Call.Code.ToString(CultureInfo.InvariantCulture)}";
        }

        return reply.Exception ?? string.Join(", ", reply.Items.Select(item =>
            (item.Name is "result" ? "" : $"{item.Name} ") + Write(item.Value, call.Call.ReplyCapabilities)));
    }

    /// <summary>How long it took.</summary>
    public static string DurationOf(DecodedCall call) => call.Call.Duration is { } time ? $"{Group((long)time.TotalMicroseconds)} us" : "";

    private static string Group(long number) => number.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', ' ');

    private static string Write(DecodedValue value, IReadOnlyList<string> capabilities) => value switch
    {
        DecodedScalar { Value: null } => "none",
        DecodedScalar { Value: bool truth } => truth ? "true" : "false",
        DecodedScalar { Value: string text } => Quote(text),
        DecodedScalar { Value: byte[] bytes } => Bytes(bytes),
        DecodedScalar { Value: var number } => Convert.ToString(number, CultureInfo.InvariantCulture) ?? "",
        DecodedName name => Visible(name.Name ?? name.Number.ToString(CultureInfo.InvariantCulture)),
        DecodedCapability capability => capability.Slot < capabilities.Count ? $"cap {capabilities[capability.Slot]}" : "cap ?",
        DecodedWindow { Offset: ulong.MaxValue } window => $"bulk <{Group((long)window.Length)} bytes, to be fetched>",
        DecodedWindow window => $"bulk <{Group((long)window.Length)} bytes at {Group((long)window.Offset)}>",

        // A number with a name of its own is that number.
        DecodedGroup { Items: [{ Name: "value", Value: DecodedScalar only }] } => Write(only, capabilities),
        DecodedGroup group => $"{{{string.Join(", ", Cut(group.Items).Select(item => $"{Visible(item.Name)}: {Write(item.Value, capabilities)}"))}{More(group.Items.Count)}}}",
        DecodedList list => $"[{string.Join(", ", Cut(list.Items).Select(item => Write(item, capabilities)))}{More(list.Items.Count)}]",
        _ => "?",
    };

    private static IEnumerable<T> Cut<T>(IReadOnlyList<T> items) => items.Take(MaxItems);

    private static string More(int count) => count > MaxItems ? string.Create(CultureInfo.InvariantCulture, $", {count - MaxItems} more") : "";

    private static string Quote(string text) => text.Length <= MaxText
        ? $"\"{Visible(text)}\""
        : string.Create(CultureInfo.InvariantCulture, $"\"{Visible(text[..MaxText])}\" and {text.Length - MaxText} more");

    private static string Bytes(ReadOnlySpan<byte> bytes)
    {
        StringBuilder text = new("<");
        text.Append(CultureInfo.InvariantCulture, $"{bytes.Length} bytes");
        for (var i = 0; i < Math.Min(bytes.Length, MaxBytes); i++)
        {
            text.Append(i == 0 ? ": " : " ").Append(bytes[i].ToString("x2", CultureInfo.InvariantCulture));
        }

        return text.Append(bytes.Length > MaxBytes ? " ..>" : ">").ToString();
    }

    // What components write does not steer the terminal.
    private static string Visible(string text)
    {
        if (!text.Any(char.IsControl) && !text.Contains('"', StringComparison.Ordinal))
        {
            return text;
        }

        StringBuilder visible = new();
        foreach (var c in text)
        {
            _ = c switch
            {
                '\n' => visible.Append("\\n"),
                '"' => visible.Append("\\\""),
                _ when char.IsControl(c) => visible.Append('\u00b7'),
                _ => visible.Append(c),
            };
        }

        return visible.ToString();
    }
}
