using TelOS.Runtime;

namespace TelOS.LivingImage.Workload;

/// <summary>What the configuration says.</summary>
/// <param name="Root">The name under which the accounts are found again.</param>
/// <param name="Accounts">Objects that each transaction changes.</param>
/// <param name="Size">Bytes of each.</param>
internal sealed record LedgerOptions(string Root, int Accounts, int Size)
{
    /// <summary>Takes them from the ROM <c>config</c>.</summary>
    /// <param name="env">The component.</param>
    public static LedgerOptions Read(Env env)
    {
        using RomModule rom = env.OpenRom("config");
        Node config = rom.ReadNode() ?? throw new FormatException("The ROM 'config' has no node.");
        return new(config.GetText("root", "ledger"), config.GetInt32("accounts", 12), config.GetInt32("size", 100));
    }
}
