using System.Text.Json.Serialization;

namespace TelOS.Idl.Contracts.Tests.Facts;

/// <summary>What a compiler says about a type.</summary>
/// <param name="Name">Its C++ name.</param>
/// <param name="Kind"><c>struct</c>, <c>enum</c>, <c>in_buffer</c>, <c>string</c>, <c>capability</c>, <c>attempt</c> or <c>pointer</c>.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Align">Alignment of a struct.</param>
/// <param name="Members">Members of a struct.</param>
/// <param name="Values">Enumerators.</param>
/// <param name="Base">The integer below an enumeration.</param>
public sealed record TypeFacts(
    string Name,
    string Kind,
    int Size,
    int Align,
    [property: JsonPropertyName("fields")] IReadOnlyList<MemberFacts>? Members,
    IReadOnlyDictionary<string, long>? Values,
    string? Base);
