namespace TelOS.Runtime;

/// <summary>The releases as start conditions and messages name them.</summary>
internal static class GenodeReleaseNames
{
    /// <summary>The environment variable by which a host may say what its core is.</summary>
    public const string Variable = "TELOS_GENODE_RELEASE";

    /// <summary>All of them.</summary>
    public const string All = "26.02 and 26.04";

    /// <summary>A release's name.</summary>
    public static string Of(GenodeRelease release) => release switch
    {
        GenodeRelease.Genode2602 => "26.02",
        GenodeRelease.Sculpt2604 => "26.04",
        _ => throw new ArgumentOutOfRangeException(nameof(release)),
    };

    /// <summary>What the environment says.</summary>
    /// <param name="value">The variable's value.</param>
    /// <returns>Null when it says nothing.</returns>
    /// <exception cref="GenodeReleaseException">It names a release that the runtime does not speak.</exception>
    public static GenodeRelease? Parse(string? value) => value switch
    {
        null or "" => null,
        "26.02" => GenodeRelease.Genode2602,
        "26.04" => GenodeRelease.Sculpt2604,
        _ => throw new GenodeReleaseException($"{Variable} is '{value}', but this component speaks the Genode releases {All} only."),
    };
}
