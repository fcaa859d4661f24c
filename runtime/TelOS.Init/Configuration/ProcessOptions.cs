using System.Globalization;
using TelOS.Runtime;

namespace TelOS.Init;

/// <summary>What a child's process is not kept from: its node `telos`, which Genode ignores.</summary>
/// <remarks>
/// It travels as an argument of the PD session with which the child is made. Each `init` on the way lets pass what the child that asks has
/// itself, and no more.
/// </remarks>
public sealed record ProcessOptions
{
    /// <summary>Bytes that a process may use besides its quota when nothing is said.</summary>
    public const ulong DefaultMemory = 512UL << 20;

    /// <summary>The argument of the PD session.</summary>
    public const string Key = "telos";

    /// <summary>Characters of <see cref="Paths"/> at most.</summary>
    public const int MaxPaths = 40;

    private const string Reads = "reads=";
    private const int Capacity = 96;

    /// <summary>It is kept from everything.</summary>
    public static ProcessOptions None { get; } = new();

    /// <summary>It uses the host's network.</summary>
    public bool HasNetwork { get; init; }

    /// <summary>It sees the host's files, as the host's user may.</summary>
    public bool HasFiles { get; init; }

    /// <summary>It may start other programs.</summary>
    public bool HasProcesses { get; init; }

    /// <summary>Bytes that it may use besides its quota; null for <see cref="DefaultMemory"/>.</summary>
    public ulong? Memory { get; init; }

    /// <summary>The names of what it reads of the host's files besides, in the order of the alphabet, with commas between; the topmost
    /// configuration says what they stand for.</summary>
    public string Paths { get; private init; } = "";

    /// <summary>The names one by one.</summary>
    public IReadOnlyList<string> PathNames => Paths.Split(',', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The same with other names; what is none is left out.</summary>
    /// <param name="names">The names.</param>
    public ProcessOptions WithPaths(IEnumerable<string> names) =>
        this with { Paths = string.Join(',', names.Where(HostPath.IsName).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)) };

    /// <summary>What the arguments of a PD session ask for; unknown words are ignored.</summary>
    public static ProcessOptions Read(SessionArguments arguments)
    {
        var isValid = true;
        var words = arguments.ReadText(Key, "", Capacity, ref isValid).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        ulong? memory = null;
        foreach (var word in words)
        {
            if (word.StartsWith("memory=", StringComparison.Ordinal)
                && ulong.TryParse(word.AsSpan(7), NumberStyles.None, CultureInfo.InvariantCulture, out var bytes))
            {
                memory = bytes;
            }
        }

        return new ProcessOptions
        {
            HasNetwork = words.Contains("network", StringComparer.Ordinal),
            HasFiles = words.Contains("files", StringComparer.Ordinal),
            HasProcesses = words.Contains("processes", StringComparer.Ordinal),
            Memory = memory,
        }.WithPaths(words.Where(static word => word.StartsWith(Reads, StringComparison.Ordinal)).SelectMany(static word => word[Reads.Length..].Split(',')));
    }

    /// <summary>What is left of it for somebody who has no more than another.</summary>
    /// <param name="limit">What that one has.</param>
    public ProcessOptions Within(ProcessOptions limit)
    {
        var memory = Math.Min(Memory ?? DefaultMemory, limit.Memory ?? DefaultMemory);
        return new ProcessOptions
        {
            HasNetwork = HasNetwork && limit.HasNetwork,
            HasFiles = HasFiles && limit.HasFiles,
            HasProcesses = HasProcesses && limit.HasProcesses,
            Memory = memory == DefaultMemory ? null : memory,
        }.WithPaths(PathNames.Intersect(limit.PathNames, StringComparer.Ordinal));
    }

    /// <summary>The arguments of a PD session with these options, and no others.</summary>
    /// <param name="arguments">The arguments, with whatever options the client wrote.</param>
    public string Apply(string arguments)
    {
        List<string> words = [];
        Add("network", HasNetwork);
        Add("files", HasFiles);
        Add("processes", HasProcesses);
        Add(string.Create(CultureInfo.InvariantCulture, $"memory={Memory}"), Memory is not null);
        Add(Reads + Paths, Paths.Length > 0);
        return words.Count == 0 ? ArgumentText.Remove(arguments, Key) : ArgumentText.Set(arguments, Key, string.Join(' ', words));

        void Add(string word, bool isSaid)
        {
            if (isSaid)
            {
                words.Add(word);
            }
        }
    }
}
