namespace TelOS.Runtime;

/// <summary>Finds what a server's configuration says about a client, as all servers of Genode do.</summary>
/// <example><code>
/// config
/// + policy  label: shell -> disk | writeable: yes
/// + policy  label_prefix: guest  | label_suffix: disk
/// + default-policy
/// </code></example>
public static class SessionPolicy
{
    /// <summary>The node that fits best: by the whole label, else by the longest beginning, else by the longest end; of equally good ones the
    /// first. Where none fits, it is the `default-policy`.</summary>
    /// <param name="config">The node with the policies.</param>
    /// <param name="label">Who asks: <see cref="SessionArguments.Label"/>.</param>
    /// <returns>Null when there is none: the session is to be denied.</returns>
    public static Node? Find(Node config, string label)
    {
        Node? best = null;
        Match bestMatch = default;
        foreach (var policy in config.ChildrenOf("policy"))
        {
            var match = Match.Of(policy, label.Trim());
            if (match.CompareTo(bestMatch) > 0)
            {
                (best, bestMatch) = (policy, match);
            }
        }

        return best ?? config.Child("default-policy");
    }

    /// <summary>How well a policy fits. One that does not fit is the default. Numbers are characters and one, 0 where nothing is asked.</summary>
    private readonly record struct Match(bool IsLabel, int Prefix, int Suffix)
    {
        public static Match Of(Node policy, string label)
        {
            var (whole, prefix, suffix) = (policy["label"]?.Trim(), policy["label_prefix"]?.Trim(), policy["label_suffix"]?.Trim());
            var isFitting = (whole is null || label == whole)
                && (prefix is null || label.StartsWith(prefix, StringComparison.Ordinal))
                && (suffix is null || label.EndsWith(suffix, StringComparison.Ordinal));
            return isFitting ? new(whole is not null, prefix?.Length + 1 ?? 0, suffix?.Length + 1 ?? 0) : default;
        }

        public int CompareTo(Match other) => IsLabel || other.IsLabel
            ? IsLabel.CompareTo(other.IsLabel)
            : (Prefix, Suffix).CompareTo((other.Prefix, other.Suffix));
    }
}
