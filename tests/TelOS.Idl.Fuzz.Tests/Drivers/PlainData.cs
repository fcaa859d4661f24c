using TelOS.Runtime;

namespace TelOS.Idl.Fuzz.Tests.Drivers;

/// <summary>What holds of plain data.</summary>
public static class PlainData
{
    /// <summary>Writing and reading gives the value back, and damaged bytes give a value that stays what it is, or none.</summary>
    /// <param name="r">The randomness of the damage.</param>
    /// <param name="value">The value.</param>
    public static void Check<T>(Random r, T value)
        where T : struct, IWireValue<T>, IEquatable<T>
    {
        byte[] bytes = Filled(T.Size, 0xa5);
        T.Write(value, bytes);
        byte[] others = Filled(T.Size, 0x5a);
        T.Write(value, others);
        Require(bytes.AsSpan().SequenceEqual(others), $"{typeof(T)} leaves bytes unwritten.");
        Require(T.TryRead(bytes, out T read) && read.Equals(value), $"{typeof(T)} does not come back as it went: {Convert.ToHexString(bytes)}.");
        Require(value.GetHashCode() == read.GetHashCode(), $"Equal values of {typeof(T)} have different hash codes.");
        Require(!T.TryRead(bytes.AsSpan(1), out _), $"{typeof(T)} is read from too few bytes.");

        for (int i = 0; i < 8; i++)
        {
            byte[] damaged = MessageMutator.Damage(r, bytes);
            if (damaged.Length == T.Size && T.TryRead(damaged, out T other))
            {
                byte[] again = new byte[T.Size];
                T.Write(other, again);
                Require(T.TryRead(again, out T same) && same.Equals(other), $"{typeof(T)} does not stay what it is: {Convert.ToHexString(damaged)}.");
            }
            else if (damaged.Length != T.Size)
            {
                Require(!T.TryRead(damaged, out _), $"{typeof(T)} is read from {damaged.Length} bytes.");
            }
        }
    }

    private static byte[] Filled(int size, byte pattern)
    {
        byte[] bytes = new byte[size];
        bytes.AsSpan().Fill(pattern);
        return bytes;
    }

    private static void Require(bool condition, string message)
    {
        if (!condition)
        {
            throw new InvalidOperationException(message);
        }
    }
}
