using TelOS.Runtime;
using TelOS.Storage;

namespace TelOS.Components.Block;

/// <summary>A device as the configuration describes it.</summary>
internal sealed record DeviceDescription
{
    private const ulong DefaultBlockSize = 4096;

    public required string Name { get; init; }

    public required DeviceKind Kind { get; init; }

    public int BlockSize { get; init; }

    /// <summary>Bytes; 0 is the size of the file.</summary>
    public long Size { get; init; }

    public string Path { get; init; } = "";

    public bool IsWriteable { get; init; }

    public ulong Seed { get; init; }

    public FaultDescription? Fault { get; init; }

    /// <summary>Reads a node `device`.</summary>
    /// <exception cref="FormatException">It describes no device.</exception>
    public static DeviceDescription Read(Node node)
    {
        var description = new DeviceDescription
        {
            Name = node.Name,
            Kind = node["type"] switch
            {
                "file" => DeviceKind.File,
                "memory" => DeviceKind.Memory,
                "faulty" => DeviceKind.Faulty,
                _ => throw new FormatException($"'type' is file, memory or faulty, not '{node["type"]}'."),
            },
            BlockSize = (int)Math.Min(node.GetBytes("block_size", DefaultBlockSize), int.MaxValue),
            Size = (long)Math.Min(node.GetBytes("size"), long.MaxValue),
            Path = node.GetText("path"),
            IsWriteable = node.GetBoolean("writeable", missing: true),
            Seed = node.GetUInt64("seed"),
            Fault = node.Child("fault") is { } fault ? FaultDescription.Read(fault) : null,
        };
        return description switch
        {
            { Name: "" } => throw new FormatException("It has no name."),
            { Kind: DeviceKind.File, Path: "" } => throw new FormatException("It has no 'path'."),
            { Kind: not DeviceKind.File, Size: 0 } => throw new FormatException("It has no 'size'."),
            { Kind: not DeviceKind.Faulty, Fault: not null } => throw new FormatException("Only a device of type faulty has faults."),
            _ => description,
        };
    }

    /// <summary>Opens the device. A file that there is not is made, if its size is known.</summary>
    /// <exception cref="IOException">It cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be opened.</exception>
    /// <exception cref="ArgumentException">Such a device there cannot be.</exception>
    public IBlockDevice Open()
    {
        var count = BlockSize > 0 ? Size / BlockSize : 0;
        switch (Kind)
        {
            case DeviceKind.Memory:
                return new MemoryBlockDevice(count, BlockSize);
            case DeviceKind.Faulty:
                var faulty = new FaultyBlockDevice(count, Seed, BlockSize);
                Fault?.PlanOn(faulty);
                return faulty;
            default:
                return Size > 0 && IsWriteable && !File.Exists(Path)
                    ? FileBlockDevice.Create(Path, count, BlockSize)
                    : FileBlockDevice.Open(Path, IsWriteable, BlockSize);
        }
    }
}
