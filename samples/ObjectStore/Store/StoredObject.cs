using System.Security.Cryptography;

namespace Samples.ObjectStore.Store;

/// <summary>One version of one object, with a checksum of its content.</summary>
/// <param name="Version">The commit that wrote it.</param>
/// <param name="Content">Its bytes; nobody changes them.</param>
/// <param name="Checksum">SHA-256 of what was written.</param>
internal sealed record StoredObject(ulong Version, byte[] Content, byte[] Checksum)
{
    public static StoredObject Write(ulong version, byte[] content) => new(version, content, SHA256.HashData(content));

    /// <summary>Whether the content is still what was written.</summary>
    public bool IsIntact => SHA256.HashData(Content).AsSpan().SequenceEqual(Checksum);
}
