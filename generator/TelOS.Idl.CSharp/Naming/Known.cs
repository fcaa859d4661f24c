namespace TelOS.Idl.CSharp.Naming;

/// <summary>Simple names that generated code uses for types outside of contracts. A type of another contract with such a name
/// is written out in full, because an alias for it would change what the name means.</summary>
internal static class Known
{
    /// <summary>The names.</summary>
    public static IReadOnlyCollection<string> Types { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "Action", "ArgumentException", "ArgumentNullException", "BinaryPrimitives", "CancellationToken", "Dictionary", "Encoding",
        "EventHandler", "Exception", "Flags", "FlagsAttribute", "HashCode", "IEquatable", "InlineArray", "InvalidOperationException",
        "List", "Math", "MemoryExtensions", "MemoryMarshal", "Obsolete", "ReadOnlySequence", "ReadOnlySpan", "Span", "StringComparison",
        "StructLayout", "LayoutKind", "FieldOffset", "Task", "UnscopedRef", "ValueTask", "Volatile",
        "MessagePackReader", "MessagePackSerializationException", "MessagePackWriter", "MessagePackType",
        "ArgumentOutOfRangeException", "EqualityComparer", "IEqualityComparer",
        "BytesComparer", "IRecord", "IWireValue", "ListComparer", "MapComparer", "PacketStreamView", "RecordReader", "RecordWriter", "RingView",
        "SharedMemory", "WireScalar", "WireString", "WireValue",
        "Capability", "Dataspace", "Entrypoint", "Env", "GenodeException", "Message", "MessageReader", "MessageWriter", "Ok", "Result",
        "Root", "Session", "SessionArguments", "SessionError", "SignalContext", "SignalTransmitter", "Utf8Text", "Wire", "Window",
    };
}
