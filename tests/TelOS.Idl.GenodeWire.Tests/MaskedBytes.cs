using Xunit;

namespace TelOS.Idl.GenodeWire.Tests;

/// <summary>Compares bytes of which some are padding.</summary>
internal static class MaskedBytes
{
    /// <summary>Fails at the first byte that differs where the mask is not zero, or when the lengths differ.</summary>
    public static void Same(string what, byte[] expected, byte[] mask, byte[] actual)
    {
        Assert.True(expected.Length == actual.Length, $"{what}: expected {expected.Length} bytes, found {actual.Length}: {Convert.ToHexString(actual)}");
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True((expected[i] & mask[i]) == (actual[i] & mask[i]), $"{what}, byte {i}: expected {expected[i]:x2}, found {actual[i]:x2}");
        }
    }
}
