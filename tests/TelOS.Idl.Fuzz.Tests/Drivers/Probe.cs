namespace TelOS.Idl.Fuzz.Tests.Drivers;

/// <summary>What the two sides of a call saw. Everything is kept in a form that compares by content: texts and buffers as bytes,
/// capabilities as badges.</summary>
public sealed class Probe
{
    /// <summary>What the client passed.</summary>
    public List<object?> Sent { get; } = [];

    /// <summary>What the handler saw.</summary>
    public List<object?> Seen { get; } = [];

    /// <summary>What the handler answered.</summary>
    public List<object?> Answered { get; } = [];

    /// <summary>What the client got.</summary>
    public List<object?> Got { get; } = [];

    /// <summary>How often a handler ran.</summary>
    public int Handled { get; private set; }

    /// <summary>Decides what handlers answer: the same seed, the same answers.</summary>
    public int AnswerSeed { get; set; }

    /// <summary>A handler begins.</summary>
    /// <returns>The randomness of its answers.</returns>
    public Random Handle()
    {
        Handled++;
        Seen.Clear();
        Answered.Clear();
        return new Random(AnswerSeed);
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        Handled = 0;
        Sent.Clear();
        Seen.Clear();
        Answered.Clear();
        Got.Clear();
    }
}
