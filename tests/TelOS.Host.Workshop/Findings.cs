namespace Telos.Workshop;

/// <summary>Says of each thing whether it was as it should be, and counts what was not.</summary>
internal sealed class Findings(TextWriter log)
{
    /// <summary>How many things were not as they should be.</summary>
    public int Failures { get; private set; }

    /// <summary>Says whether something was as it should be.</summary>
    /// <param name="name">What.</param>
    /// <param name="isRight">Whether it was.</param>
    public void Check(string name, bool isRight)
    {
        Failures += isRight ? 0 : 1;
        log.WriteLine(isRight ? $"ok {name}" : $"FAILED {name}");
    }
}
