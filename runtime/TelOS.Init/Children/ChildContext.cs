namespace TelOS.Init;

/// <summary>What all children share.</summary>
/// <param name="Link">The parent.</param>
/// <param name="Log">Where messages go.</param>
/// <param name="Exchange">Moves quota.</param>
/// <param name="Router">Finds servers.</param>
/// <param name="Owner">Who has the children.</param>
internal sealed record ChildContext(ParentLink Link, InitLog Log, QuotaExchange Exchange, IRouter Router, IChildOwner Owner)
{
    /// <summary>The state that is reported changed.</summary>
    public void StateChanged() => Owner.HandleStateChanged(isUrgent: false);
}
