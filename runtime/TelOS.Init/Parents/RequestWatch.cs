using Genode;
using TelOS.Runtime;

namespace TelOS.Init;

/// <summary>Reads what the parent asks of the offered services: its ROM `session_requests`.</summary>
internal sealed class RequestWatch : IDisposable
{
    private const ulong Ram = 8 * 1024;
    private const ulong Caps = 4;

    private readonly ParentLink _link;
    private readonly InitLog _log;
    private readonly Action<Node> _handle;
    private readonly SignalHandler _changed;
    private readonly UpstreamSession _session;
    private RomClient? _rom;
    private AttachedDataspace? _content;

    /// <summary>Starts to read.</summary>
    public RequestWatch(ParentLink link, InitLog log, Action<Node> handle)
    {
        _link = link;
        _log = log;
        _handle = handle;
        _changed = new SignalHandler(link.Entrypoint, Read);
        var arguments = new SessionArgumentsBuilder()
            .Add("label", "session_requests").Add("ram_quota", Ram).Add("cap_quota", Caps).ToString();
        _session = link.Open("ROM", arguments, Anywhere.Affinity, _ => Take());
        Take();
    }

    /// <summary>Reads once more, in a moment.</summary>
    public void Repeat() => _changed.Context.Submit();

    /// <inheritdoc/>
    public void Dispose()
    {
        _changed.Dispose();
        _content?.Dispose();
        _rom?.Dispose();
        _link.Close(_session);
    }

    private void Take()
    {
        if (_session.Phase == UpstreamPhase.Failed)
        {
            _log.Error("nothing is offered to the parent: it provides no ROM 'session_requests'");
        }
        else if (_session.Phase == UpstreamPhase.Open && _rom is null)
        {
            // The parent itself serves this module, as it does all calls.
            _rom = new RomClient(_session.Capability!.Duplicate());
            _rom.RegisterChanged(_changed.Context);
            Repeat();
        }
    }

    private void Read()
    {
        if (_rom is null)
        {
            return;
        }

        if (_content is null || !_rom.Update())
        {
            _content?.Dispose();
            using var dataspace = _rom.Dataspace();
            AttachedDataspace.TryAttach(dataspace.Untyped, out _content);
        }

        if (_content is not { } content)
        {
            return;
        }

        var text = new byte[content.Size];
        content.CopyTo(0, text);
        if (Node.TryParse(text, out var requests))
        {
            _handle(requests);
        }
    }
}
