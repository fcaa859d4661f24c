using MessagePack;

namespace TelOS.Runtime;

/// <summary>Writes one value of a record: an element of a list, a key or a value of a map.</summary>
/// <typeparam name="T">Its type.</typeparam>
/// <param name="writer">Where to.</param>
/// <param name="value">The value.</param>
public delegate void RecordWrite<in T>(ref MessagePackWriter writer, T value);
