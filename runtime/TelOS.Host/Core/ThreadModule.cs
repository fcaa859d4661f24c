using System.Text;
using TelOS.Runtime;

namespace TelOS.Host;

/// <summary>A boot module that is a function of the host's process.</summary>
/// <param name="name">Its name, which is all that can be read of it.</param>
/// <param name="main">The function.</param>
internal sealed class ThreadModule(string name, Func<Env, int> main) : RomContent(Encoding.UTF8.GetBytes(name)), IProgramModule
{
    private Dataspace? _memory;

    /// <inheritdoc/>
    public ProgramImage Program { get; } = new() { Name = name, Main = main };

    /// <inheritdoc/>
    public MemoryObject? Memory => (_memory?.Capability as DataspaceCapability)?.Memory;

    /// <inheritdoc/>
    public override Dataspace? Shared
    {
        get
        {
            if (_memory is null)
            {
                (_memory, var mapping) = Dataspace.AllocateReadOnly(Bytes.Length);
                using (mapping)
                {
                    mapping.CopyFrom(0, Bytes);
                }
            }

            return _memory;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _memory?.Dispose();
}
