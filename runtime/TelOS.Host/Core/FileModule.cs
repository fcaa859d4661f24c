using TelOS.Runtime;

namespace TelOS.Host;

/// <summary>A boot module that is a file: read once, when somebody wants to read it, and executed where it lies.</summary>
/// <param name="program">How it is executed.</param>
/// <param name="file">The file whose content it is.</param>
internal sealed class FileModule(ProgramImage program, string file) : RomContent([]), IProgramModule
{
    private Dataspace? _memory;

    /// <inheritdoc/>
    public ProgramImage Program { get; } = program;

    /// <inheritdoc/>
    public MemoryObject? Memory => (_memory?.Capability as DataspaceCapability)?.Memory;

    /// <inheritdoc/>
    public override Dataspace? Shared
    {
        get
        {
            if (_memory is null)
            {
                using var source = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
                (_memory, var mapping) = Dataspace.AllocateReadOnly(Math.Max(source.Length, 1));
                using (mapping)
                {
                    source.ReadAtLeast(mapping.Slice(0, source.Length), (int)source.Length, throwOnEndOfStream: false);
                }
            }

            return _memory;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _memory?.Dispose();
}
