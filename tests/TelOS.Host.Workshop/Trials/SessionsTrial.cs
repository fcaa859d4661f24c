using Telos.Workshop;
using TelOS.Runtime;

namespace Telos.Trials;

/// <summary>Has several sessions at once.</summary>
internal static class SessionsTrial
{
    private const int Count = 5;

    /// <summary>Says what the server says of each.</summary>
    public static void Run(Env env, Findings findings, TextWriter log)
    {
        var sessions = Enumerable.Range(0, Count)
            .Select(i => new TrialConnection(env, new TrialArguments { Word = $"word {i}, \"{i}\"" }, $"session {i}"))
            .ToArray();
        for (var i = 0; i < Count; i++)
        {
            var description = sessions[i].Describe();
            log.WriteLine(description);
            findings.Check($"session {i}", description.EndsWith($"session {i}|word {i}, \"{i}\"", StringComparison.Ordinal));
        }

        findings.Check("all at once", sessions[0].Sessions() >= Count);
        foreach (var session in sessions)
        {
            session.Dispose();
        }
    }
}
