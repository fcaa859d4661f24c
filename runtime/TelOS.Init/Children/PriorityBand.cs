using System.Globalization;
using System.Numerics;
using TelOS.Runtime;

namespace TelOS.Init;

/// <summary>The priorities that a child has: a part of those that `init` has, lower numbers first.</summary>
internal sealed class PriorityBand
{
    private const int Limit = 1 << 16;

    private readonly int _shift;
    private readonly int _offset;

    /// <summary>Finds the part of a child.</summary>
    /// <param name="levels">How many parts there are, a power of two; 0 for no parts.</param>
    /// <param name="start">What the configuration says about the child.</param>
    /// <param name="log">Where it is told that there is no such part.</param>
    public PriorityBand(int levels, StartNode start, InitLog log)
    {
        var priority = -start.Priority;
        var lowest = Math.Max(levels - 1, 0);
        if (priority > lowest)
        {
            log.Warn($"{start.Name}: invalid priority, upgrading from {-priority} to {-lowest}");
            priority = lowest;
        }

        _shift = levels > 1 ? BitOperations.Log2((uint)levels) : 0;
        _offset = priority * (Limit >> _shift);
    }

    /// <summary>The arguments of a CPU session with the priority among all.</summary>
    public string Apply(string arguments)
    {
        if (_shift == 0)
        {
            return arguments;
        }

        var isValid = true;
        var own = (int)Math.Min(new SessionArguments(arguments).ReadUnsigned("priority", 0, ulong.MaxValue, ref isValid), Limit - 1) >> _shift;
        return ArgumentText.SetRaw(arguments, "priority", string.Create(CultureInfo.InvariantCulture, $"0x{own | _offset:x}"));
    }
}
