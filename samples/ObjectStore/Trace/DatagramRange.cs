namespace Samples.ObjectStore.Trace;

/// <summary>Some bytes of a datagram with what they mean.</summary>
internal sealed record DatagramRange(int Offset, byte[] Bytes, string Meaning);
