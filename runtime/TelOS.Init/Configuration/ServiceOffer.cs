namespace TelOS.Init;

/// <summary>A service of children that is offered to the parent.</summary>
/// <param name="Service">Its name.</param>
/// <param name="Policies">Who gets it, in the order of the configuration.</param>
/// <param name="Line">Where it stands in the configuration.</param>
public sealed record ServiceOffer(string Service, IReadOnlyList<OfferPolicy> Policies, int Line)
{
    /// <summary>The policy for a client: the one that says most about its label, or the default.</summary>
    /// <param name="label">The label as the parent says it.</param>
    public OfferPolicy? Find(string label)
    {
        OfferPolicy? best = null;
        var bestScore = -1;
        foreach (var policy in Policies)
        {
            var score = policy.Selector is not { } selector ? 0 : selector.MatchesScoped(label) ? Score(selector) : -1;
            if (score > bestScore)
            {
                (best, bestScore) = (policy, score);
            }
        }

        return best;
    }

    // As Genode: a whole label says more than a prefix, a prefix more than a suffix, a longer text more than a shorter
    // one; a policy that says nothing about labels is never taken.
    private static int Score(LabelSelector selector) =>
        selector.Label is not null ? 1 << 20
        : selector.Prefix is { } prefix ? (1 << 10) + prefix.Length
        : selector.Suffix is { } suffix ? 1 + suffix.Length
        : -1;
}
