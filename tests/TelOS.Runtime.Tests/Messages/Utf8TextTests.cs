namespace TelOS.Runtime.Tests.Messages;

public sealed class Utf8TextTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("abc", 3)]
    [InlineData("é", 2)]
    [InlineData("€", 3)]
    [InlineData("😀", 4)]
    public void The_length_is_that_in_UTF_8(string text, int length)
    {
        Utf8Text view = text;

        Assert.Equal(length, view.Length);
        Assert.Equal(length == 0, view.IsEmpty);
        Assert.Equal(text, view.ToString());
        var bytes = new byte[length];
        Assert.Equal(length, view.CopyTo(bytes));
        Utf8Text again = bytes.AsSpan();
        Assert.Equal(text, again.ToString());
        Assert.True(view.SequenceEqual(again));
    }

    [Fact]
    public void Null_is_the_empty_text()
    {
        Utf8Text view = (string?)null;
        Assert.True(view.IsEmpty);
        Assert.Equal("", view.ToString());
    }

    [Fact]
    public void A_destination_that_is_too_short_is_refused() =>
        Assert.Throws<ArgumentException>(() =>
        {
            Utf8Text view = "abc";
            view.CopyTo(new byte[2]);
        });

    [Fact]
    public void A_clamped_copy_is_the_first_bytes_even_of_a_character()
    {
        var all = "aé€😀b"u8.ToArray();
        for (var length = 0; length <= all.Length; length++)
        {
            var fromText = new byte[length];
            var fromBytes = new byte[length];
            Utf8Text text = "aé€😀b";
            Utf8Text bytes = all.AsSpan();

            Assert.Equal(length, text.CopyClampedTo(fromText));
            Assert.Equal(length, bytes.CopyClampedTo(fromBytes));
            Assert.Equal(all[..length], fromText);
            Assert.Equal(all[..length], fromBytes);
        }
    }

    [Fact]
    public void Texts_differ_by_their_characters()
    {
        Utf8Text text = "abc";
        Assert.False(text.SequenceEqual("abd"));
        Assert.False(text.SequenceEqual("ab"u8));
        Assert.True(text.SequenceEqual("abc"u8));
    }
}
