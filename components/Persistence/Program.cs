using TelOS.Runtime;

namespace TelOS.Components.Persistence;

/// <summary>The program, and what it leaves with.</summary>
internal static class Program
{
    /// <summary>The image cannot be used.</summary>
    public const int Unusable = 1;

    /// <summary>The device was lost while it served; whoever starts it again finds all that was acknowledged.</summary>
    public const int DeviceLost = 2;

    public static async Task Main()
    {
        using Env env = Env.FromParent("persistence");
        using PersistenceComponent component = new(env);
        if (!await component.OpenAsync())
        {
            env.Exit(Unusable);
        }
        else if (await component.ServeAsync())
        {
            env.Exit(DeviceLost);
        }

        await env.ParentGone;
    }
}
