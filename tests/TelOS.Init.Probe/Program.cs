using TelOS.Runtime;

namespace TelOS.Init.Probe;

/// <summary>The component that the scenarios start: it does what its configuration says, and tells what happens.</summary>
internal static class Program
{
    /// <summary>As a process.</summary>
    public static int Main()
    {
        using var env = Env.FromParent("probe");
        try
        {
            return Run(env);
        }
        catch (IOException)
        {
            // Without capabilities it can tell nobody: what it wrote to its standard error would look like an event.
            return 1;
        }
    }

    /// <summary>As a thread, too.</summary>
    public static int Run(Env env)
    {
        using var probe = new Probe((ParentEnv)env);
        probe.Run();
        return 0;
    }
}
