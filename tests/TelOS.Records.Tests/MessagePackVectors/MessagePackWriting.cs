using MessagePack;

namespace TelOS.Records.Tests.MessagePackVectors;

/// <summary>Writes something.</summary>
/// <param name="writer">Where to.</param>
internal delegate void MessagePackWriting(ref MessagePackWriter writer);
