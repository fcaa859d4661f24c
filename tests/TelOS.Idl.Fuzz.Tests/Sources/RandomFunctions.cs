using System.Globalization;
using System.Text;

namespace TelOS.Idl.Fuzz.Tests.Sources;

/// <summary>Writes interfaces and sessions at random, whose messages stay below what every message may hold.</summary>
internal sealed class RandomFunctions(
    Random random, StringBuilder text, RandomTypes types, IReadOnlyList<string> exceptions, bool isGenode, Func<string, string> name)
{
    private const int Room = 900;
    private const int Capabilities = 4;

    private readonly Dictionary<string, int> _next = new(StringComparer.Ordinal);
    private bool _hasBulk;

    /// <summary>Writes an interface.</summary>
    /// <param name="parent">What it extends, or null.</param>
    /// <returns>Its name.</returns>
    public string WriteInterface(string? parent)
    {
        string title = name("Service");
        _hasBulk = false;
        Line($"interface {title}{(parent is null ? string.Empty : $" extends {parent}")} {{");
        _next[title] = WriteMembers(parent is null ? 0 : _next[parent], title);
        Line("}");
        return title;
    }

    /// <summary>Writes a session.</summary>
    /// <param name="service">What the service is called.</param>
    public void WriteSession(string service)
    {
        _hasBulk = !isGenode && random.Next(2) == 0;
        string title = name("Session");
        Line($"session {title} service \"{service}\"{(isGenode ? string.Empty : " version 1.0")} {{");
        Line("    quota { ram: 48 KiB; caps: 6; }");
        Line($"    args {{ {name("truth")}: bool = true; {name("number")}: u16 = 7; }}");
        if (_hasBulk)
        {
            Line("    bulk { size: 4 KiB; max: 1 MiB; }");
        }

        WriteMembers(isGenode ? 0 : 2, title);
        if (_hasBulk)
        {
            // A buffer that no function uses is an error.
            Line($"    @{(_next.TryGetValue(title, out int next) ? next : 0).ToString(CultureInfo.InvariantCulture)} {name("put")}(data: bulk bytes) -> bulk bytes;");
        }

        Line("}");
    }

    private int WriteMembers(int opcode, string title)
    {
        for (int i = 2 + random.Next(6); i > 0; i--)
        {
            Line($"    /// Does {opcode}.\n    @{opcode} {Member()};");
            opcode++;
        }

        _next[title] = opcode;
        return opcode;
    }

    private string Member()
    {
        switch (random.Next(12))
        {
            case 0:
                return $"reserved \"{name("former")}\"";
            case 1:
                return $"signal {name("changed")}";
            default:
                return Method();
        }
    }

    private string Method()
    {
        int request = Room;
        int reply = Room;
        int sent = Capabilities;
        int returned = Capabilities;
        List<string> parameters = [];
        for (int i = random.Next(7); i > 0; i--)
        {
            string parameter = name("value");
            switch (random.Next(8))
            {
                case 0 when sent > 0:
                    string transfer = (string)(random.Next(3) switch { 0 => "move ", 1 => "borrow ", _ => string.Empty });
                    sent--;
                    parameters.Add($"{parameter}: {(isGenode ? string.Empty : transfer)}cap");
                    break;
                case 1 when Buffer() is var (type, size) && size <= request:
                    request -= size;
                    parameters.Add($"{parameter}: {type}");
                    break;
                case 2 when _hasBulk:
                    request -= 16;
                    parameters.Add($"{parameter}: bulk {(types.Records.Count > 0 && random.Next(2) == 0 ? Pick(types.Records) : "bytes")}");
                    break;
                default:
                    PlainType item = types.Item();
                    bool isInOut = random.Next(4) == 0 && item.ItemSize <= reply;
                    if (item.ItemSize <= request)
                    {
                        request -= item.ItemSize;
                        reply -= isInOut ? item.ItemSize : 0;
                        parameters.Add($"{(isInOut ? "inout " : string.Empty)}{parameter}: {item.Text}");
                    }

                    break;
            }
        }

        return $"{name("call")}({string.Join(", ", parameters)}){Result(reply - 8, returned)}{Throws()}";
    }

    private (string Type, int Size) Buffer()
    {
        int max = random.Next(1, 100);
        return random.Next(3) switch
        {
            0 => ($"text<{max}>", 16 + max),
            1 when types.Records.Count > 0 => ($"bytes<{Pick(types.Records)}, 600>", 616),
            _ => ($"bytes<{max}>", 16 + max),
        };
    }

    private string Result(int room, int capabilities)
    {
        PlainType item = types.Item();
        string result = random.Next(6) switch
        {
            0 => string.Empty,
            1 when capabilities > 0 => "cap",
            2 when _hasBulk => $"bulk {(types.Records.Count > 0 && random.Next(2) == 0 ? Pick(types.Records) : "bytes")}",
            _ => item.ItemSize <= room ? item.Text : string.Empty,
        };
        string error = types.Errors.Count > 0 && random.Next(3) == 0 ? Pick(types.Errors) : string.Empty;
        return error.Length > 0 ? $" -> {(result.Length == 0 ? "void" : result)} or {error}" : result.Length == 0 ? string.Empty : $" -> {result}";
    }

    private string Throws() => exceptions.Count > 0 && random.Next(3) == 0
        ? $" throws ({string.Join(", ", exceptions.Take(1 + random.Next(exceptions.Count)))})"
        : string.Empty;

    private string Pick(IReadOnlyList<string> items) => items[random.Next(items.Count)];

    private void Line(string line) => text.Append(line).Append('\n');
}
