namespace TelOS.Idl.Model;

/// <summary>A type where it is used.</summary>
public abstract record TypeReference
{
    /// <summary>The type behind all aliases.</summary>
    public TypeReference Unaliased => this is AliasType alias ? alias.Target.Unaliased : this;
}
