using System.CommandLine;

namespace TelOS.Host.Tool;

/// <summary>`telos store`: Living Images in files, as long as no server has them.</summary>
internal static class StoreCommand
{
    /// <summary>The command with all its parts.</summary>
    public static Command Create(ToolOutput output) => new("store", "Make, look into, change, verify and copy a Living Image in a file. No server may have it meanwhile.")
    {
        StoreCreateCommand.Create(output),
        StoreInspectCommand.Create(output),
        StoreGetCommand.Create(output),
        StorePutCommand.Create(output),
        StoreQueryCommand.Create(output),
        StoreCheckCommand.Create(output),
        StoreBackupCommand.Create(output),
        StoreRestoreCommand.Create(output),
        StoreImportCommand.Create(output),
        StoreExportCommand.Create(output),
        StoreCollectCommand.Create(output),
        StoreCompactCommand.Create(output),
    };
}
