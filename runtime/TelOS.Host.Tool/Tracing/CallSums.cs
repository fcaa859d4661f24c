using System.Globalization;
using Spectre.Console;

namespace TelOS.Host.Tool;

/// <summary>Adds calls up by their methods.</summary>
internal sealed class CallSums
{
    // Of a method that is called more often, the last ones count for the slowest.
    private const int MaxKept = 100_000;

    private readonly Dictionary<string, Entry> _methods = new(StringComparer.Ordinal);

    /// <summary>Adds a call.</summary>
    public void Add(DecodedCall call)
    {
        if (!_methods.TryGetValue(call.Name, out var entry))
        {
            _methods.Add(call.Name, entry = new Entry());
        }

        entry.Add(call);
    }

    /// <summary>The methods, the one that took longest first.</summary>
    public IReadOnlyList<MethodSum> Read() =>
    [
        .. _methods.Select(static method => method.Value.Sum(method.Key))
            .OrderByDescending(static sum => sum.Total).ThenBy(static sum => sum.Name, StringComparer.Ordinal),
    ];

    /// <summary>The methods as a table.</summary>
    public Table Draw()
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumn("method");
        foreach (var title in new[] { "calls", "failed", "total us", "mean us", "p99 us" })
        {
            table.AddColumn(new TableColumn(title).RightAligned());
        }

        foreach (var sum in Read())
        {
            table.AddRow(
                new Text(sum.Name), Number(sum.Calls), Number(sum.Failed), Time(sum.Total), Time(sum.Mean), Time(sum.Slowest99));
        }

        return table;

        static Text Time(TimeSpan time) => new(time.TotalMicroseconds.ToString("0", CultureInfo.InvariantCulture));
        static Text Number(int number) => new(number.ToString(CultureInfo.InvariantCulture));
    }

    private sealed class Entry
    {
        private readonly List<TimeSpan> _times = [];
        private int _calls;
        private int _failed;
        private int _answered;
        private TimeSpan _total;

        public void Add(DecodedCall call)
        {
            _calls++;
            _failed += call.HasFailed ? 1 : 0;
            if (call.Call.Duration is not { } time)
            {
                return;
            }

            _total += time;
            if (_times.Count < MaxKept)
            {
                _times.Add(time);
            }
            else
            {
                _times[_answered % MaxKept] = time;
            }

            _answered++;
        }

        public MethodSum Sum(string name)
        {
            TimeSpan[] ordered = [.. _times.Order()];
            var slowest = ordered.Length == 0 ? TimeSpan.Zero : ordered[(int)Math.Ceiling(ordered.Length * 0.99) - 1];
            return new MethodSum(name, _calls, _failed, _total, _answered == 0 ? TimeSpan.Zero : _total / _answered, slowest);
        }
    }
}
