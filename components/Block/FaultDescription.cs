using TelOS.Runtime;
using TelOS.Storage;

namespace TelOS.Components.Block;

/// <summary>A fault as the configuration plans it.</summary>
internal sealed record FaultDescription(DeviceFault Fault, DeviceOperations Operations, long After, bool IsSticky)
{
    /// <summary>Reads a node `fault`.</summary>
    /// <exception cref="FormatException">It describes no fault.</exception>
    public static FaultDescription Read(Node node)
    {
        var fault = node["kind"] switch
        {
            "error" => DeviceFault.Error,
            "full" => DeviceFault.Full,
            "power_cut" => DeviceFault.PowerCut,
            "lie" => DeviceFault.Lie,
            "lost_write" => DeviceFault.LostWrite,
            "misdirected_write" => DeviceFault.MisdirectedWrite,
            _ => throw new FormatException($"A fault's 'kind' is error, full, power_cut, lie, lost_write or misdirected_write, not '{node["kind"]}'."),
        };
        var operations = DeviceOperations.None;
        foreach (var word in node.GetText("operations", "all").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            operations |= word switch
            {
                "read" => DeviceOperations.Read,
                "write" => DeviceOperations.Write,
                "sync" => DeviceOperations.Sync,
                "trim" => DeviceOperations.Trim,
                "all" => DeviceOperations.All,
                _ => throw new FormatException($"A fault's 'operations' are of read, write, sync, trim and all, and not '{word}'."),
            };
        }

        return new FaultDescription(fault, operations, (long)Math.Min(node.GetUInt64("after"), long.MaxValue), node.GetBoolean("sticky"));
    }

    public void PlanOn(FaultyBlockDevice device) => device.Plan(Fault, Operations, After, IsSticky);
}
