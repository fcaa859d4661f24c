using Spectre.Console;

namespace TelOS.Host.Tool;

/// <summary>Shows the calls of a system, and between them what its components say.</summary>
/// <param name="console">Where to.</param>
/// <param name="isJson">Whether a program reads it.</param>
internal sealed class TraceView(IAnsiConsole console, bool isJson) : SystemView
{
    private static readonly Style s_dim = new(Color.Grey);
    private static readonly Style s_component = new(Color.Teal);
    private static readonly Style s_failure = new(Color.Red);
    private static readonly Style s_problem = new(Color.Yellow);

    /// <summary>Shows a call. From any thread.</summary>
    public void Show(DecodedCall call) => Locked(() =>
    {
        if (isJson)
        {
            console.Profile.Out.Writer.WriteLine(CallJson.Write(call));
            return;
        }

        console.Write(CallText.TimeOf(call), s_dim);
        console.Write("  ");
        console.Write($"{call.Call.Client} -> {call.Call.Server}", s_component);
        console.Write($"  {CallText.RequestOf(call)}");
        if (CallText.ReplyOf(call) is { Length: > 0 } reply)
        {
            console.Write(" = ");
            console.Write(reply, call.HasFailed ? s_failure : Style.Plain);
        }

        console.Write($"  {CallText.DurationOf(call)}", s_dim);
        if (call.Problem is { } problem)
        {
            console.Write($"  {problem}", s_problem);
        }

        console.WriteLine();
    });

    /// <summary>Shows the sums of all calls.</summary>
    /// <param name="sums">The sums.</param>
    /// <param name="lost">Calls that are in none of them.</param>
    public void Show(CallSums sums, long lost) => Locked(() =>
    {
        if (isJson)
        {
            foreach (var sum in sums.Read())
            {
                console.Profile.Out.Writer.WriteLine(CallJson.Write(sum));
            }
        }
        else if (sums.Read().Count > 0)
        {
            console.Write(sums.Draw());
        }

        if (lost > 0 && !isJson)
        {
            console.WriteLine($"{lost} more calls came faster than they could be shown.");
        }
    });

    /// <inheritdoc/>
    protected override void WriteLine(string line)
    {
        if (isJson)
        {
            console.Profile.Out.Writer.WriteLine(CallJson.Write(line));
        }
        else
        {
            console.WriteLine(line);
        }
    }

    /// <inheritdoc/>
    protected override void Update(IReadOnlyList<ChildRow> former, IReadOnlyList<ChildRow> rows)
    {
    }
}
