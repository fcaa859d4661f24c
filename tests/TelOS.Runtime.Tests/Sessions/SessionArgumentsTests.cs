namespace TelOS.Runtime.Tests.Sessions;

public sealed class SessionArgumentsTests
{
    [Fact]
    public void The_string_of_a_Genode_parent_is_understood()
    {
        var arguments = new SessionArguments(", cap_quota=8, ram_quota=64726, label=\"telos_client -> \"");

        Assert.Equal(8UL, arguments.CapQuota);
        Assert.Equal(64726UL, arguments.RamQuota);
        Assert.Equal("telos_client -> ", arguments.Label);
        Assert.Equal("", arguments.LastLabel);
        Assert.Null(arguments.Version);
    }

    [Theory]
    [InlineData("x=64", 64UL)]
    [InlineData("x = 64", 64UL)]
    [InlineData("x=+64", 64UL)]
    [InlineData("x=4K", 4096UL)]
    [InlineData("x=2M, y=1", 2097152UL)]
    [InlineData("x=1G", 1073741824UL)]
    [InlineData("x=0x10", 16UL)]
    [InlineData("x=0x10K", 16384UL)]
    [InlineData("y=1, x=2, x=3", 2UL)]
    [InlineData("label=\"x=7, x=8\", x=9", 9UL)]
    [InlineData("xx=1, x=5", 5UL)]
    [InlineData("x=18446744073709551615", ulong.MaxValue)]
    public void Numbers_are_read_as_Genode_reads_them(string text, ulong expected)
    {
        var isValid = true;
        Assert.Equal(expected, new SessionArguments(text).ReadUnsigned("x", null, ulong.MaxValue, ref isValid));
        Assert.True(isValid);
    }

    [Theory]
    [InlineData("")]
    [InlineData("y=1")]
    [InlineData("x")]
    [InlineData("x=")]
    [InlineData("x=,y=1")]
    [InlineData("x=-1")]
    [InlineData("x=abc")]
    [InlineData("x=12abc")]
    [InlineData("x=\"12\"")]
    [InlineData("x=18446744073709551616")]
    [InlineData("x=18446744073709551615K")]
    [InlineData("x=99999999999G")]
    [InlineData("label=\"unterminated, x=1")]
    public void What_is_no_number_is_not_valid(string text)
    {
        var isValid = true;
        Assert.Equal(0UL, new SessionArguments(text).ReadUnsigned("x", null, ulong.MaxValue, ref isValid));
        Assert.False(isValid);
    }

    [Fact]
    public void A_missing_argument_has_its_default_and_a_malformed_one_has_not()
    {
        var isValid = true;
        Assert.Equal(5UL, new SessionArguments("y=1").ReadUnsigned("x", 5, 10, ref isValid));
        Assert.True(isValid);
        new SessionArguments("x=no").ReadUnsigned("x", 5, 10, ref isValid);
        Assert.False(isValid);
    }

    [Theory]
    [InlineData("-128", true)]
    [InlineData("127", true)]
    [InlineData("-129", false)]
    [InlineData("128", false)]
    [InlineData("9223372036854775808", false)]
    [InlineData("-9223372036854775808", false)]
    [InlineData("-9223372036854775809", false)]
    public void Numbers_outside_their_type_are_not_valid(string value, bool expected)
    {
        var isValid = true;
        new SessionArguments($"x={value}").ReadSigned("x", null, sbyte.MinValue, sbyte.MaxValue, ref isValid);
        Assert.Equal(expected, isValid);
    }

    [Fact]
    public void The_smallest_number_there_is_can_be_read()
    {
        var isValid = true;
        Assert.Equal(long.MinValue, new SessionArguments("x=-9223372036854775808").ReadSigned("x", null, long.MinValue, long.MaxValue, ref isValid));
        Assert.True(isValid);
    }

    [Theory]
    [InlineData("yes", true)]
    [InlineData("true", true)]
    [InlineData("on", true)]
    [InlineData("1", true)]
    [InlineData("no", false)]
    [InlineData("false", false)]
    [InlineData("off", false)]
    [InlineData("0", false)]
    public void Booleans_are_words_or_numbers(string value, bool expected)
    {
        var isValid = true;
        Assert.Equal(expected, new SessionArguments($"writeable={value}").ReadBoolean("writeable", null, ref isValid));
        Assert.True(isValid);
        new SessionArguments("writeable=perhaps").ReadBoolean("writeable", true, ref isValid);
        Assert.False(isValid);
    }

    [Fact]
    public void Texts_are_words_or_quoted_and_no_longer_than_allowed()
    {
        var isValid = true;
        var arguments = new SessionArguments("word=abc, quoted=\"a, b=\\\"c\\\"\", empty=\"\", number=12");
        Assert.Equal("abc", arguments.ReadText("word", null, 4, ref isValid));
        Assert.Equal("a, b=\"c\"", arguments.ReadText("quoted", null, 32, ref isValid));
        Assert.Equal("", arguments.ReadText("empty", null, 1, ref isValid));
        Assert.True(isValid);
        Assert.Equal("", arguments.ReadText("word", null, 3, ref isValid));
        Assert.False(isValid);
        isValid = true;
        arguments.ReadText("number", null, 32, ref isValid);
        Assert.False(isValid);
    }

    [Theory]
    [InlineData("")]
    [InlineData("plain")]
    [InlineData("with \"quotes\" inside")]
    [InlineData("a, b=c")]
    [InlineData("back\\slash")]
    [InlineData("ünïcödé")]
    public void What_the_builder_writes_reads_back(string text)
    {
        var built = new SessionArgumentsBuilder()
            .Add("before", true).Add("text", text).Add("number", 12UL).Add("signed", -5L).Add("version", new ContractVersion(1, 2)).Build();
        var arguments = new SessionArguments(built);
        var isValid = true;

        Assert.True(arguments.ReadBoolean("before", null, ref isValid));
        Assert.Equal(text, arguments.ReadText("text", null, 64, ref isValid));
        Assert.Equal(12UL, arguments.ReadUnsigned("number", null, 100, ref isValid));
        Assert.Equal(-5, arguments.ReadSigned("signed", null, -10, 10, ref isValid));
        Assert.Equal(new ContractVersion(1, 2), arguments.Version);
        Assert.True(isValid);
    }

    [Theory]
    [InlineData("ends with \\")]
    [InlineData("\\\"")]
    [InlineData("zero\0")]
    public void Texts_that_would_read_back_differently_are_refused(string text) =>
        Assert.Throws<ArgumentException>(() => new SessionArgumentsBuilder().Add("text", text));

    [Fact]
    public void A_string_has_at_most_159_bytes()
    {
        Assert.Equal(159, new SessionArgumentsBuilder().Add("k", new string('a', 155)).Build().Length);
        Assert.Throws<ArgumentException>(() => new SessionArgumentsBuilder().Add("k", new string('a', 156)).Build());
    }

    [Fact]
    public void Random_text_never_makes_the_parser_throw()
    {
        var random = Seed.Start();
        const string Alphabet = "abx=,\"\\ 09K+-.\t\0é";
        for (var round = 0; round < 20000; round++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(0, 30)).Select(_ => Alphabet[random.Next(Alphabet.Length)])]);
            var arguments = new SessionArguments(text);
            var isValid = true;
            arguments.ReadBoolean("x", null, ref isValid);
            arguments.ReadUnsigned("a", null, 5, ref isValid);
            arguments.ReadSigned("b", 1, -1, 1, ref isValid);
            arguments.ReadText("ab", null, 5, ref isValid);
            _ = arguments.Label + arguments.LastLabel + arguments.Version + arguments.RamQuota;
        }
    }
}
