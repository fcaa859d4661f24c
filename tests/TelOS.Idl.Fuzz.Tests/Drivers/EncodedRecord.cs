using TelOS.Runtime;

namespace TelOS.Idl.Fuzz.Tests.Drivers;

/// <summary>What holds of records.</summary>
public static class EncodedRecord
{
    /// <summary>Bytes that decoding may allocate for each byte of the encoding: an element of one byte becomes an object.</summary>
    private const long AllocationFactor = 1024;

    private const long AllocationStart = 64 * 1024;

    /// <summary>Encoding and decoding gives the record back, and damaged encodings give a record that stays what it is, or none, at a
    /// cost in proportion.</summary>
    /// <param name="r">The randomness of the damage.</param>
    /// <param name="record">The record.</param>
    public static void Check<T>(Random r, T record)
        where T : class, IRecord<T>, IEquatable<T>
    {
        byte[] encoded = RecordCodec.Encode(record);
        Require(RecordCodec.TryDecode(encoded.AsMemory(), out T? read) && read.Equals(record), $"{typeof(T)} does not come back as it went: {Convert.ToHexString(encoded)}.");
        Require(read.GetHashCode() == record.GetHashCode(), $"Equal records {typeof(T)} have different hash codes.");

        for (int i = 0; i < 8; i++)
        {
            byte[] damaged = MessageMutator.Damage(r, encoded);
            long before = GC.GetAllocatedBytesForCurrentThread();
            bool isRead = RecordCodec.TryDecode(damaged.AsMemory(), out T? other);
            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Require(allocated <= AllocationStart + (damaged.Length * AllocationFactor), $"{typeof(T)} allocates {allocated} bytes for {Convert.ToHexString(damaged)}.");
            if (isRead)
            {
                byte[] again = RecordCodec.Encode(other!);
                Require(RecordCodec.TryDecode(again.AsMemory(), out T? same) && same.Equals(other), $"{typeof(T)} does not stay what it is: {Convert.ToHexString(damaged)}.");
            }
        }
    }

    private static void Require([System.Diagnostics.CodeAnalysis.DoesNotReturnIf(false)] bool condition, string message)
    {
        if (!condition)
        {
            throw new InvalidOperationException(message);
        }
    }
}
