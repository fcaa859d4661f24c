using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using TelOS.Runtime;
using TelOS.Storage.Block;

namespace TelOS.Components.Block;

/// <summary>The component: devices and policies as its configuration says, also when that changes. All of it runs on the entrypoint.</summary>
internal sealed class BlockComponent : IDisposable
{
    // What is said of a device that fails again and again; the report counts on.
    private const int MaxComplaints = 20;

    private readonly Env _env;
    private readonly Dictionary<string, OpenDevice> _devices = new(StringComparer.Ordinal);
    private readonly BlockServer _server;
    private readonly Capability _service;
    private readonly StateReport _report;
    private readonly WatchedRom _config;
    private Node? _policies;

    public BlockComponent(Env env)
    {
        _env = env;
        _server = new BlockServer(env.Entrypoint, Decide);
        _service = env.Entrypoint.Manage(_server);
        _report = new StateReport(env, _server, () => _devices.Values.Select(static device => device.Device));
        _server.CutOff += (_, e) =>
            Complain(string.Create(CultureInfo.InvariantCulture, $"'{e.Session.Label}' is cut off, because its packet stream is broken."));
        _config = new WatchedRom(env, "config", Apply);
    }

    public void Dispose()
    {
        _config.Dispose();
        _report.Dispose();
        _service.Dispose();
        _server.Dispose();
        foreach (var device in _devices.Values)
        {
            device.Device.Dispose();
        }
    }

    private void Apply(Node config)
    {
        var isFirst = _policies is null;
        _policies = config;
        var described = ReadDevices(config);
        foreach (var (name, open) in _devices.ToArray())
        {
            if (described.GetValueOrDefault(name) != open.Description)
            {
                // First the sessions, whose device goes.
                _devices.Remove(name);
                _server.EndSessionsOf(open.Device);
                open.Device.Dispose();
                open.Device.Ended.Wait();
                _env.Log.WriteLine($"device '{name}' is closed");
            }
        }

        foreach (var (name, description) in described.Where(device => !_devices.ContainsKey(device.Key)))
        {
            Open(name, description);
        }

        _server.Reconsider();
        _report.Configure(config.Child("report"));
        if (isFirst)
        {
            _env.Announce(_server.ServiceName, _service);
        }
    }

    private Dictionary<string, DeviceDescription> ReadDevices(Node config)
    {
        Dictionary<string, DeviceDescription> described = new(StringComparer.Ordinal);
        foreach (var node in config.ChildrenOf("device"))
        {
            try
            {
                if (!described.TryAdd(node.Name, DeviceDescription.Read(node)))
                {
                    Complain($"line {node.Line}: there is a device '{node.Name}' already.");
                }
            }
            catch (FormatException error)
            {
                Complain($"line {node.Line}: device '{node.Name}': {error.Message}");
            }
        }

        return described;
    }

    private void Open(string name, DeviceDescription description)
    {
        try
        {
            var device = new ServedDevice(description.Open(), name);
            var complaints = 0;
            device.Failed += (_, e) =>
            {
                if (complaints++ < MaxComplaints)
                {
                    Complain($"device '{name}': {e.Operation.ToString().ToUpperInvariant()} failed: {e.Error.Message}");
                }
            };
            _devices.Add(name, new OpenDevice(description, device));
            _env.Log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"device '{name}' has {device.BlockCount} blocks of {device.BlockSize} bytes"));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or OverflowException)
        {
            Complain($"device '{name}' cannot be opened: {error.Message}");
        }
    }

    private BlockGrant? Decide(SessionArguments request)
    {
        if (_policies is null || SessionPolicy.Find(_policies, request.Label) is not { } policy)
        {
            Complain($"no policy for '{request.Label}'.");
            return null;
        }

        if (!_devices.TryGetValue(policy.GetText("device"), out var open))
        {
            Complain($"line {policy.Line}: there is no device '{policy["device"]}' for '{request.Label}'.");
            return null;
        }

        if (TryMeasure(policy, open.Device, out var grant))
        {
            return grant;
        }

        Complain($"line {policy.Line}: 'offset' and 'size' are not whole blocks inside the device.");
        return null;
    }

    private static bool TryMeasure(Node policy, ServedDevice device, [NotNullWhen(true)] out BlockGrant? grant)
    {
        grant = null;
        var blockSize = (ulong)device.BlockSize;
        var (offset, size) = (policy.GetBytes("offset"), policy.GetBytes("size"));
        if (offset % blockSize != 0 || size % blockSize != 0 || offset / blockSize >= (ulong)device.BlockCount)
        {
            return false;
        }

        var first = (long)(offset / blockSize);
        var count = policy.HasAttribute("size") ? size / blockSize : (ulong)(device.BlockCount - first);
        if (count == 0 || count > (ulong)(device.BlockCount - first))
        {
            return false;
        }

        grant = new BlockGrant(device, first, (long)count, policy.GetBoolean("writeable"));
        return true;
    }

    private void Complain(string what) => _env.Log.WriteLine($"Error: {what}");

    private sealed record OpenDevice(DeviceDescription Description, ServedDevice Device);
}
