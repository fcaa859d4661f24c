using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace TelOS.Runtime;

/// <summary>A named value of a node.</summary>
/// <remarks>The methods `TryGet...` tell what is wrong with a value, with its place, for a configuration to be checked; the methods `Get...` of
/// <see cref="Node"/> take a default instead, as components do.</remarks>
public readonly struct NodeAttribute
{
    private readonly NodeSource _source;
    private readonly int _start;

    internal NodeAttribute(NodeSource source, int start, string tag, string value)
    {
        _source = source;
        _start = start;
        Tag = tag;
        Value = value;
    }

    /// <summary>Its name. Genode lists the first 63 bytes of a longer one.</summary>
    public string Tag { get; }

    /// <summary>Its value, in HID without the spaces around it, in XML as it is written.</summary>
    public string Value { get; }

    /// <summary>The line where it stands, from 1.</summary>
    public int Line => _source.Locate(_start).Line;

    /// <summary>Where it stands in its line, in bytes from 1.</summary>
    public int Column => _source.Locate(_start).Column;

    /// <summary>Reads a boolean: yes, true and on, or no, false and off.</summary>
    /// <param name="value">The boolean.</param>
    /// <param name="problem">What is wrong with the value.</param>
    /// <returns>False when the value is no boolean.</returns>
    public bool TryGetBoolean(out bool value, [NotNullWhen(false)] out NodeProblem? problem)
    {
        value = Value is "yes" or "true" or "on";
        var isValid = value || Value is "no" or "false" or "off";
        problem = isValid ? null : Malformed("yes or no");
        return isValid;
    }

    /// <summary>Reads a number without sign, decimal or with `0x`.</summary>
    /// <param name="value">The number.</param>
    /// <param name="problem">What is wrong with the value.</param>
    /// <param name="max">The largest number that is allowed.</param>
    /// <returns>False when the value is no such number.</returns>
    public bool TryGetUInt64(out ulong value, [NotNullWhen(false)] out NodeProblem? problem, ulong max = ulong.MaxValue)
    {
        var outcome = NodeNumbers.ReadUnsigned(Value, max, out value);
        problem = outcome == NodeNumbers.Outcome.Valid ? null : Refuse(outcome, "a number without sign, such as 12 or 0x1f", $"from 0 to {max}");
        return problem is null;
    }

    /// <summary>Reads a number, decimal or with `0x`, with a sign or without.</summary>
    /// <param name="value">The number.</param>
    /// <param name="problem">What is wrong with the value.</param>
    /// <param name="min">The smallest number that is allowed, 0 or less.</param>
    /// <param name="max">The largest number that is allowed.</param>
    /// <returns>False when the value is no such number.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The limits have no 0 between them.</exception>
    public bool TryGetInt64(out long value, [NotNullWhen(false)] out NodeProblem? problem, long min = long.MinValue, long max = long.MaxValue)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(min, 0);
        ArgumentOutOfRangeException.ThrowIfNegative(max);
        var outcome = NodeNumbers.ReadSigned(Value, min, max, out value);
        problem = outcome == NodeNumbers.Outcome.Valid ? null : Refuse(outcome, "a number, such as -12 or 0x1f", $"from {min} to {max}");
        return problem is null;
    }

    /// <summary>Reads a number of bytes: a number without sign, with K, M or G for 2^10, 2^20 or 2^30 behind it or not.</summary>
    /// <param name="value">The number of bytes.</param>
    /// <param name="problem">What is wrong with the value.</param>
    /// <returns>False when the value is no such number.</returns>
    public bool TryGetBytes(out ulong value, [NotNullWhen(false)] out NodeProblem? problem)
    {
        var outcome = NodeNumbers.ReadBytes(Value, out value);
        problem = outcome == NodeNumbers.Outcome.Valid ? null : Refuse(outcome, "a number of bytes, such as 4096, 64K or 2M", "below 2^64");
        return problem is null;
    }

    /// <summary>Reads a decimal number, without exponent.</summary>
    /// <param name="value">The number, nearest to what is written.</param>
    /// <param name="problem">What is wrong with the value.</param>
    /// <returns>False when the value is no such number.</returns>
    public bool TryGetDouble(out double value, [NotNullWhen(false)] out NodeProblem? problem)
    {
        var outcome = NodeNumbers.ReadDouble(Value, out value);
        problem = outcome == NodeNumbers.Outcome.Valid ? null : Refuse(outcome, "a decimal number, such as -0.25", "with less than 309 digits");
        return problem is null;
    }

    /// <summary>Reads a text that has to fit into a number of bytes.</summary>
    /// <param name="maxBytes">The longest text that is allowed, in bytes of UTF-8.</param>
    /// <param name="value">The text.</param>
    /// <param name="problem">What is wrong with the value.</param>
    /// <returns>False when the text is longer. Genode takes its first bytes.</returns>
    public bool TryGetText(int maxBytes, [NotNullWhen(true)] out string? value, [NotNullWhen(false)] out NodeProblem? problem)
    {
        problem = Encoding.UTF8.GetByteCount(Value) <= maxBytes
            ? null
            : Problem(NodeProblemKind.ValueOutOfRange, $"The value of '{Tag}' is longer than {maxBytes} bytes.");
        value = problem is null ? Value : null;
        return problem is null;
    }

    /// <summary>Name and value as HID has them.</summary>
    public override string ToString() => $"{Tag}: {Value}";

    internal NodeProblem Problem(NodeProblemKind kind, string message) => _source.Problem(kind, _start, message);

    private NodeProblem Refuse(NodeNumbers.Outcome outcome, string form, string range) => outcome == NodeNumbers.Outcome.Malformed
        ? Malformed(form)
        : Problem(NodeProblemKind.ValueOutOfRange, $"The value of '{Tag}' is {Value}, and has to be {range}.");

    private NodeProblem Malformed(string form) => Problem(NodeProblemKind.MalformedValue, $"The value of '{Tag}' is '{Value}', and has to be {form}.");
}
