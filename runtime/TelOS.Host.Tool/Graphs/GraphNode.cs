namespace TelOS.Host.Tool;

/// <summary>A component in the picture.</summary>
/// <param name="Id">What edges name: `parent`, or `child ` and the name.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Lines">What else is said about it.</param>
/// <param name="IsParent">Whether it is the parent of all.</param>
internal sealed record GraphNode(string Id, string Title, IReadOnlyList<string> Lines, bool IsParent);
