namespace Telos.Trials;

/// <summary>Says things that are hard to say.</summary>
internal static class SpeakerTrial
{
    /// <summary>Writes lines of all lengths.</summary>
    public static void Run(TextWriter log)
    {
        log.WriteLine("short");
        log.Write("in ");
        log.Write("several ");
        log.WriteLine("parts");
        log.WriteLine("Jürgen, 東京, 🙂");
        log.WriteLine(new string('a', 230) + "b");
        log.WriteLine(string.Concat(Enumerable.Range(0, 150).Select(static i => $"{i:000} ")) + "end");
    }
}
