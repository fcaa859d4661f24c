using MessagePack;

namespace TelOS.Runtime;

/// <summary>A record of a contract, encoded as a MessagePack map.</summary>
/// <typeparam name="TSelf">The record itself.</typeparam>
public interface IRecord<TSelf>
    where TSelf : IRecord<TSelf>
{
    /// <summary>Writes the record.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="value">The record.</param>
    /// <exception cref="ArgumentException">A text or bytes are longer than the contract allows, or something that must be there is null.</exception>
    static abstract void Write(ref MessagePackWriter writer, TSelf value);

    /// <summary>Reads a record that anybody may have written: <see cref="RecordReader"/> for whatever is in it.</summary>
    /// <param name="reader">Where from.</param>
    /// <exception cref="MessagePackSerializationException">It is no such record.</exception>
    /// <exception cref="EndOfStreamException">It ends early.</exception>
    static abstract TSelf Read(ref MessagePackReader reader);
}
