using System.Text;

namespace TelOS.Idl.Model;

/// <summary>A type where it is used.</summary>
public abstract record TypeReference
{
    /// <summary>The type behind all aliases.</summary>
    public TypeReference Unaliased => this is AliasType alias ? alias.Target.Unaliased : this;

    /// <summary>Prints nothing: <see cref="Unaliased"/> is the type itself, and printing it would not end.</summary>
    protected virtual bool PrintMembers(StringBuilder builder) => false;
}
