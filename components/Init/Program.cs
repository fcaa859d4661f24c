using TelOS.Init;
using TelOS.Runtime;

namespace TelOS.Components.Init;

/// <summary>The program.</summary>
internal static class Program
{
    /// <summary>Runs until the parent ends it.</summary>
    public static int Main()
    {
        using var env = Env.FromParent("init");
        return InitComponent.Run(env);
    }
}
