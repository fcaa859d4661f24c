using TelOS.Runtime;

namespace TelOS.Init.Probe;

/// <summary>The component that the scenarios start: it does what its configuration says, and tells what happens.</summary>
internal static class Program
{
    /// <summary>As a process.</summary>
    public static int Main()
    {
        using var env = Env.FromParent("probe");
        return Run(env);
    }

    /// <summary>As a thread, too.</summary>
    public static int Run(Env env)
    {
        using var probe = new Probe((ParentEnv)env);
        probe.Run();
        return 0;
    }
}
