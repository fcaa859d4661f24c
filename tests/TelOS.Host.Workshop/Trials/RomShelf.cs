namespace Telos.Trials;

/// <summary>The modules that a server of ROMs has, by name.</summary>
internal sealed class RomShelf
{
    private readonly Dictionary<string, byte[]> _modules = new(StringComparer.Ordinal);

    /// <summary>A module has another content.</summary>
    public event Action<string>? Changed;

    /// <summary>A module was read.</summary>
    public event Action<string>? Read;

    /// <summary>Gives a module another content.</summary>
    public void Set(string name, byte[] content)
    {
        _modules[name] = content;
        Changed?.Invoke(name);
    }

    /// <summary>Reads a module; empty when there is none.</summary>
    public byte[] Take(string name)
    {
        Read?.Invoke(name);
        return _modules.GetValueOrDefault(name) ?? [];
    }
}
