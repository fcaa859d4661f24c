using TelOS.Idl.Text;

namespace TelOS.Idl.Syntax;

/// <summary><c>quota { ram: 48 KiB; caps: 6; }</c> or <c>bulk { size: 64 KiB; max: 16 MiB; }</c></summary>
/// <param name="Settings">The settings in order.</param>
public sealed record SettingsSectionSyntax(
    TextSpan Span,
    Identifier Keyword,
    IReadOnlyList<SettingSyntax> Settings) : SessionSectionSyntax(Span, Keyword);
