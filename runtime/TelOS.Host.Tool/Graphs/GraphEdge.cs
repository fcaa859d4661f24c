namespace TelOS.Host.Tool;

/// <summary>That a component's sessions can go to another one.</summary>
/// <param name="Client">Who opens them.</param>
/// <param name="Server">Who serves them.</param>
/// <param name="Services">Which services.</param>
/// <param name="IsExplicit">Whether a rule names the service, and not only any.</param>
internal sealed record GraphEdge(string Client, string Server, IReadOnlyList<string> Services, bool IsExplicit)
{
    /// <summary>What is written beside it.</summary>
    public string Label => string.Join(", ", Services);
}
