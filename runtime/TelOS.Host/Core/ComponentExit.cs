namespace TelOS.Host;

/// <summary>How a component ended.</summary>
/// <param name="Value">What it told its parent as its exit value, or null when it did not.</param>
/// <param name="Status">The process's exit status, 0 to 255, or null when a signal ended it.</param>
/// <param name="Signal">The signal that ended the process, or null.</param>
internal sealed record ComponentExit(int? Value, int? Status, int? Signal)
{
    /// <summary>What a wait status says.</summary>
    public static ComponentExit Of(int? value, int status)
    {
        var signal = status & 0x7f;
        return new ComponentExit(value, signal == 0 ? (status >> 8) & 0xff : null, signal == 0 ? null : signal);
    }
}
