using System.Numerics;

namespace TelOS.Idl.Model;

/// <summary>One named value of an enumeration or of flags.</summary>
/// <param name="Name">The name, <c>camelCase</c>.</param>
/// <param name="Spelling">Its names in the target languages, where given.</param>
/// <param name="Documentation">Its doc comment.</param>
/// <param name="Availability">Its <c>[since]</c>, <c>[deprecated]</c> and <c>[unstable]</c>.</param>
/// <param name="Value">The number, in the range of the underlying type.</param>
/// <param name="Quota">Which quota a connection upgrades when a call fails with this value.</param>
public sealed record EnumMember(
    string Name,
    Spelling Spelling,
    Documentation? Documentation,
    Availability Availability,
    BigInteger Value,
    QuotaKind Quota);
