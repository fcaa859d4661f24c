using System.Text;
using TelOS.Runtime;

namespace TelOS.Init;

/// <summary>Changes of an argument string. What is not changed stays as its author wrote it.</summary>
internal static class ArgumentText
{
    /// <summary>The arguments without one.</summary>
    public static string Remove(string text, string key) => string.Join(", ", Split(text).Where(argument => KeyOf(argument) != key));

    /// <summary>The arguments with a number at their end; a former value is gone.</summary>
    public static string Set(string text, string key, ulong value) =>
        new SessionArgumentsBuilder().AddAll(Remove(text, key)).Add(key, value).ToString();

    /// <summary>The arguments with a text at their end; a former value is gone.</summary>
    /// <exception cref="ArgumentException">The text cannot be written.</exception>
    public static string Set(string text, string key, string value) =>
        new SessionArgumentsBuilder().AddAll(Remove(text, key)).Add(key, value).ToString();

    /// <summary>The arguments with one more that is written already; a former value is gone.</summary>
    public static string SetRaw(string text, string key, string value) =>
        new SessionArgumentsBuilder().AddAll(Remove(text, key)).AddAll($"{key}={value}").ToString();

    /// <summary>Whether a string can be passed on: it is short enough, and HID can express it.</summary>
    public static bool IsSound(string text) =>
        Encoding.UTF8.GetByteCount(text) <= SessionArguments.MaxLength && text.AsSpan().IndexOfAnyExceptInRange(' ', char.MaxValue) < 0;

    private static string KeyOf(string argument)
    {
        var end = argument.IndexOf('=', StringComparison.Ordinal);
        return end < 0 ? "" : argument[..end].Trim();
    }

    // At commas that are not inside quotes.
    private static List<string> Split(string text)
    {
        var arguments = new List<string>();
        var start = 0;
        var isQuoted = false;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i == text.Length || (text[i] == ',' && !isQuoted))
            {
                arguments.Add(text[start..i].Trim());
                start = i + 1;
            }
            else
            {
                isQuoted ^= text[i] == '"' && (i == 0 || text[i - 1] != '\\');
            }
        }

        arguments.RemoveAll(static argument => argument.Length == 0);
        return arguments;
    }
}
