using TelOS.Runtime;

namespace Telos.Trials;

/// <summary>Hands out sessions to whoever does not ask to be refused.</summary>
internal sealed class TrialServerRoot : TrialRoot
{
    private readonly Entrypoint _entrypoint;
    private readonly Action _die;

    public TrialServerRoot(Entrypoint entrypoint, Action die)
        : base(entrypoint)
    {
        _entrypoint = entrypoint;
        _die = die;
    }

    /// <summary>How many sessions there are.</summary>
    public uint Sessions { get; set; }

    /// <summary>How many there have been.</summary>
    public uint Opened { get; set; }

    /// <summary>Ends the server.</summary>
    public void Die() => _die();

    protected override Result<TrialSession, SessionError> CreateSession(SessionArguments request, TrialArguments arguments) =>
        arguments.Refuse ? SessionError.Denied : new TrialServerSession(request, arguments, this, _entrypoint);
}
