using System.Globalization;
using TelOS.ObjectStore.Engine;

namespace TelOS.Components.Persistence;

/// <summary>Tells a person how far the opening is, a line for each tenth of the work.</summary>
internal sealed class ProgressLog(Action<string> say) : IProgress<StoreProgress>
{
    private string? _work;
    private long _tenth;

    public void Report(StoreProgress value)
    {
        long tenth = value.Total > 0 ? (long)(10.0 * value.Done / value.Total) : 0;
        if (value.Work == _work && tenth == _tenth)
        {
            return;
        }

        (_work, _tenth) = (value.Work, tenth);
        say(value.Total > 1
            ? string.Create(CultureInfo.InvariantCulture, $"{value.Work}: {value.Done} of {value.Total}")
            : value.Work);
    }
}
