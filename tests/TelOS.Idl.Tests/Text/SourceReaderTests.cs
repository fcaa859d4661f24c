using System.Text;
using TelOS.Idl.Diagnostics;
using TelOS.Idl.Text;
using Xunit;

namespace TelOS.Idl.Tests.Text;

public class SourceReaderTests
{
    [Fact]
    public void Bytes_are_read_with_and_without_a_mark()
    {
        byte[] bytes = Encoding.UTF8.GetBytes("// é \U0001F980");
        Assert.Equal("// é \U0001F980", SourceReader.Decode("a\\b.tidl", bytes, out Diagnostic? none).Content);
        Assert.Null(none);
        SourceText marked = SourceReader.Decode("a\\b.tidl", [0xEF, 0xBB, 0xBF, .. bytes], out none);
        Assert.Equal("// é \U0001F980", marked.Content);
        Assert.Equal("a/b.tidl", marked.Path);
        Assert.Null(none);
    }

    [Theory]
    [InlineData("FF", 0)]
    [InlineData("61 80", 1)]
    [InlineData("61 C0 80", 1)]
    [InlineData("C3 A9 E2 82", 2)]
    [InlineData("ED A0 80", 0)]
    [InlineData("F0 9F A6 80 F4 90 80 80", 4)]
    [InlineData("61 00 F0 8F 80 80", 2)]
    [InlineData("EF BB BF 61 FE", 4)]
    public void The_first_byte_that_is_no_character_is_reported(string hex, int offset)
    {
        byte[] bytes = [.. hex.Split(' ').Select(part => Convert.FromHexString(part)[0])];
        SourceText source = SourceReader.Decode("a.tidl", bytes, out Diagnostic? problem);
        Assert.NotNull(problem);
        Assert.Equal("TIDL0002", problem.Descriptor.Id);
        Assert.Equal($"The byte 0x{bytes[offset]:X2} at offset {offset} does not belong to any UTF-8 character.", problem.Message);
        Assert.Equal('\uFFFD', source.Content[problem.Span.Start]);
    }

    [Fact]
    public void Random_bytes_are_read_exactly_when_the_strict_decoder_reads_them()
    {
        Random random = Seed.Start();
        UTF8Encoding strict = new(false, throwOnInvalidBytes: true);
        for (int round = 0; round < 2000; round++)
        {
            byte[] bytes = new byte[random.Next(1, 6)];
            random.NextBytes(bytes);
            SourceText source = SourceReader.Decode("a.tidl", bytes, out Diagnostic? problem);
            if (problem is null)
            {
                Assert.Equal(bytes, strict.GetBytes(source.Content));
            }
            else
            {
                Assert.Throws<DecoderFallbackException>(() => strict.GetString(bytes));
            }
        }
    }
}
