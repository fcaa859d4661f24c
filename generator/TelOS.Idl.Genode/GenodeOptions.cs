using TelOS.Idl.Genode.Templates;

namespace TelOS.Idl.Genode;

/// <summary>What a user decides about the C++ that is written.</summary>
public sealed record GenodeOptions
{
    /// <summary>Everything as it comes.</summary>
    public static GenodeOptions Default { get; } = new();

    /// <summary>Where the templates come from.</summary>
    public TemplateSource Templates { get; init; } = TemplateSource.BuiltIn;
}
