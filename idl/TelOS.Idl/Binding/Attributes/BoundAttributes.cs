using TelOS.Idl.Model;
using TelOS.Idl.Syntax;

namespace TelOS.Idl.Binding.Attributes;

/// <summary>The attributes of one thing, understood.</summary>
internal sealed record BoundAttributes
{
    public static BoundAttributes None { get; } = new();

    public bool IsGenode { get; init; }

    public Spelling Spelling { get; init; } = Spelling.None;

    public Packing Packing { get; init; } = Packing.Explicit;

    /// <summary>The number in <c>[size(n)]</c>, which may name constants and is therefore computed later.</summary>
    public ExpressionSyntax? Size { get; init; }

    public bool IsFlexible { get; init; }

    public QuotaKind Quota { get; init; }

    public Availability Availability { get; init; } = Availability.Always;
}
