using MessagePack;

namespace TelOS.Runtime;

/// <summary>Reads one value of a record: an element of a list, a key or a value of a map.</summary>
/// <typeparam name="T">Its type.</typeparam>
/// <param name="reader">Where from.</param>
public delegate T RecordRead<out T>(ref MessagePackReader reader);
