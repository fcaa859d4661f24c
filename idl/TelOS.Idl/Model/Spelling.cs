namespace TelOS.Idl.Model;

/// <summary>Names that a contract gives explicitly for a target language (<c>[cs]</c>, <c>[cpp]</c>, <c>[rpc]</c>, <c>[header]</c>); null means the
/// target's own rule applies.</summary>
/// <param name="CSharp">The C# name.</param>
/// <param name="Cpp">The C++ name; for types it may be qualified (<c>Pd_session::Virt_range</c>) or a template instance.</param>
/// <param name="Rpc">The name of the C++ RPC type of a method (<c>Rpc_set_state</c>).</param>
/// <param name="Header">The header of Genode's that declares it, as it is included (<c>[header("gui_session/gui_session.h")]</c>).</param>
/// <param name="Pass">How C++ hands a parameter over where it is not as usual: <c>value</c> or <c>reference</c> (<c>[pass(value)]</c>).</param>
public sealed record Spelling(string? CSharp = null, string? Cpp = null, string? Rpc = null, string? Header = null, string? Pass = null)
{
    /// <summary>Nothing is spelled explicitly.</summary>
    public static Spelling None { get; } = new();
}
