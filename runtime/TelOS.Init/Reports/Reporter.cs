namespace TelOS.Init;

/// <summary>Reports the state of the children, not more often than the configuration says.</summary>
/// <param name="link">The parent, who takes reports.</param>
/// <param name="log">Where it is told that nobody takes them.</param>
/// <param name="write">Writes the state.</param>
internal sealed class Reporter(ParentLink link, InitLog log, Func<ReportOptions, byte[]> write) : IDisposable
{
    private const ulong SamplePeriod = 1000;

    private ReportOptions? _options;
    private ReportLink? _report;
    private TimerLink? _delay;
    private TimerLink? _samples;
    private bool _isScheduled;
    private bool _isTooLarge;

    /// <summary>Changes what is reported.</summary>
    public void Apply(ReportOptions? options)
    {
        var former = _options;
        _options = options;
        _isTooLarge = false;
        if (options is null)
        {
            Dispose();
            return;
        }

        if (_report is { } open && open.Buffer < options.Buffer)
        {
            open.Dispose();
            _report = null;
        }

        _report ??= new ReportLink(link, options.Buffer, Send, () => log.Error("no reports: the parent provides no Report"));
        _delay ??= new TimerLink(link, "report", Send, static () => { });
        ApplySampling(options, former);
        Schedule();
    }

    /// <summary>The state changed.</summary>
    /// <param name="isUrgent">Whether it is to be told at once.</param>
    public void HandleChange(bool isUrgent)
    {
        if (_options is null)
        {
            return;
        }

        if (isUrgent)
        {
            Send();
        }
        else
        {
            Schedule();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _report?.Dispose();
        _delay?.Dispose();
        _samples?.Dispose();
        (_report, _delay, _samples) = (null, null, null);
        _isScheduled = false;
    }

    // Memory is used without a word; it is looked at from time to time.
    private void ApplySampling(ReportOptions options, ReportOptions? former)
    {
        if (!options.ChildRam && !options.ChildCaps)
        {
            _samples?.Dispose();
            _samples = null;
        }
        else if (_samples is null || former?.DelayMs != options.DelayMs)
        {
            _samples ??= new TimerLink(link, "sample", Send, static () => { });
            _samples.Schedule(Math.Max(SamplePeriod, options.DelayMs), isPeriodic: true);
        }
    }

    private void Schedule()
    {
        if (_isScheduled || _options is not { } options)
        {
            return;
        }

        if (options.DelayMs == 0)
        {
            Send();
            return;
        }

        _isScheduled = true;
        _delay?.Schedule(options.DelayMs, isPeriodic: false);
    }

    private void Send()
    {
        _isScheduled = false;
        if (_options is { } options && _report is { } report && report.Send(write(options)) is false && !_isTooLarge)
        {
            _isTooLarge = true;
            log.Error($"the report on the state does not fit into {options.Buffer} bytes");
        }
    }
}
