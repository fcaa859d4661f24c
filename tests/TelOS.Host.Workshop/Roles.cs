using TelOS.Runtime;

namespace Telos.Workshop;

/// <summary>What the program can be.</summary>
internal static class Roles
{
    /// <summary>The role that the configuration names.</summary>
    public static string ReadName(Env env)
    {
        using RomModule config = env.OpenRom("config");
        return config.ReadNode()?["role"] ?? "";
    }
}
