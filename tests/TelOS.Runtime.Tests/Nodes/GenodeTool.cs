using TelOS.Idl.Testing.Cpp;

namespace TelOS.Runtime.Tests.Nodes;

/// <summary>Genode's own checker of HID, in the tree that <c>GENODE_DIR</c> names.</summary>
internal static class GenodeTool
{
    /// <summary>What the checker says of a text; empty when it accepts it, null when there is no tree.</summary>
    public static string? Check(string text)
    {
        if (GenodeApi.Tree is not { } tree)
        {
            return null;
        }

        var result = CommandLine.Run(Path.Combine(tree.Folder, "tool", "hid"), ["check", "-"], text);
        return result.ExitCode == 0 ? result.Output + result.Errors : $"It ends with {result.ExitCode}: {result.Output}{result.Errors}";
    }
}
