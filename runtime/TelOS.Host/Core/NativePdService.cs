using Genode;
using Genode.Linux;
using TelOS.Runtime;

namespace TelOS.Host;

/// <summary>Linux's part of a protection domain: its process.</summary>
/// <param name="core">What starts processes.</param>
/// <param name="label">The name of the component.</param>
/// <param name="confinement">What it is kept from.</param>
internal sealed class NativePdService(LinuxCore core, string label, Confinement confinement) : LinuxNativePdObject
{
    // What shells say of a program that cannot be executed.
    private const int NotStarted = 127 << 8;

    private PdService? _pd;
    private RunningProgram? _process;
    private ulong _limitedRam;
    private ulong _limitedCaps;

    /// <summary>Says whose process it is.</summary>
    public void Bind(PdService pd) => _pd = pd;

    /// <summary>Executes what is in a dataspace of core's: a boot module, or any memory with the content of a program. Once.</summary>
    /// <param name="binary">The dataspace.</param>
    public override void Start(Capability<IDataspace> binary)
    {
        using (binary)
        {
            if (_process is not null || _pd is not { } pd || pd.ExitStatus is not null)
            {
                core.Log($"[core] {label}: has been started already");
                return;
            }

            try
            {
                using var program = ProgramMemory.Open(core, label, binary.Untyped);
                (_limitedRam, _limitedCaps) = (pd.Ram.Limit, pd.Caps.Limit);
                _process = core.Start(pd, label, confinement, program.Image, status => core.Entrypoint.Post(() => pd.End(status)));
            }
            catch (Exception error) when (error is IOException or ArgumentException)
            {
                core.Log($"[core] {label}: {error.Message}");
                pd.End(NotStarted);
            }
        }
    }

    /// <summary>The protection domain has more quota. What it donates to others does not take anything from its process.</summary>
    public void HandleQuota()
    {
        if (_process is not null && _pd is { } pd && (pd.Ram.Limit > _limitedRam || pd.Caps.Limit > _limitedCaps))
        {
            (_limitedRam, _limitedCaps) = (Math.Max(pd.Ram.Limit, _limitedRam), Math.Max(pd.Caps.Limit, _limitedCaps));
            _process.SetLimits(ProcessLimits.Of(_limitedRam, _limitedCaps, confinement.MemoryAllowance));
        }
    }

    /// <summary>Ends the process.</summary>
    public void Kill() => _process?.Kill();
}
