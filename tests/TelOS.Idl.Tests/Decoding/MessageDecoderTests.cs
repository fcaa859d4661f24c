using System.Globalization;
using TelOS.Idl.Binding;
using TelOS.Idl.Decoding;
using TelOS.Idl.Diagnostics;
using TelOS.Idl.Model;
using TelOS.Idl.Syntax;
using TelOS.Idl.Text;
using Xunit;

namespace TelOS.Idl.Tests.Decoding;

public sealed class MessageDecoderTests
{
    private const string Contract = """
        edition 1;
        namespace test;
        import "genode/dataspace.tidl";

        enum Color : u8 { red = 0, green = 1 }
        flags Rights : u32 { read = 1, write = 2 }
        error Failure : u32 { notFound = 1 }
        struct Point { x: i32; y: i32; }
        union Shape : u32 { @1 at: Point; @2 name: string<8>; @3 nothing; }
        record Entry { @1 title: string; @2 color: Color?; @3 tags: list<string>; @4 place: Point?; }

        session Test service "Telos_test" version 1.0 {
            @2 move(from: Point, rights: Rights, color: Color?) -> i16;
            @3 say(text: text<16>, data: bytes<16>) -> void or Failure;
            @4 draw(shape: Shape) -> cap<Dataspace>;
            @5 note(entry: bytes<Entry, 200>) -> u64 or Failure;
            @6 watch(target: cap, at: u8);
        }

        """;

    private static readonly ContractIndex s_index = Compile();
    private static readonly MessageDecoder s_decoder = new(s_index);

    [Fact]
    public void Plain_data_is_read_with_its_names()
    {
        var message = Request(2, "fffffffffeffffff", "0700000000000000", "0101000000000000");

        Assert.Null(message.Problem);
        Assert.Equal("from={x=-1,y=-2} rights=read | write | 0x4 color=green", Write(message));
        Assert.Equal([(8, 8), (16, 8), (24, 8)], message.Items.Select(static item => (item.Offset, item.Size)));
        Assert.Equal("result=-2", Write(Reply(2, 0, 0, "feff000000000000")));
    }

    [Fact]
    public void Buffers_are_as_long_as_they_say()
    {
        var message = Request(3, "0300000000000000", "6869000000000000", "0900000000000000", "0102030405060708", "0900000000000000");

        Assert.Null(message.Problem);
        Assert.Equal("text=hi data=010203040506070809", Write(message));
    }

    [Theory]
    [InlineData("ffffffffffffff7f 6869000000000000", "'text' says that it has 9223372036854775807 bytes, and 8 are there")]
    [InlineData("1800000000000000 4141414141414141 4141414141414141 4141414141414100", "'text' has 24 bytes, and the contract allows 16")]
    [InlineData("0300000000000000 4141414141414141", "the text 'text' has no end")]
    [InlineData("0300000000000000 4141000000000000", "it ends before 'data'")]
    [InlineData("", "it ends before 'text'")]
    public void What_is_not_as_the_contract_says_is_named(string payload, string problem)
    {
        var message = Request(3, payload.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(problem, message.Problem);
    }

    [Fact]
    public void A_union_is_its_arm_and_a_capability_its_slot()
    {
        Assert.Equal("shape={at={x=1,y=2}}", Write(Request(4, "0100000000000000", "0100000002000000", "0000000000000000")));
        Assert.Equal("the union 'Shape' has no arm 9", Request(4, "0900000000000000", "0000000000000000", "0000000000000000").Problem);
        Assert.Equal("result=cap 0 genode.Dataspace", Write(Reply(4, 0, 1)));
        Assert.Equal("the capability 'result' is missing", Reply(4, 0, 0).Problem);
        Assert.Equal("target=cap 0  at=7", Write(s_decoder.Request(Find(6), Bytes("0600000000000000", "0700000000000000"), 1)));
    }

    [Fact]
    public void A_record_is_read_by_its_keys()
    {
        // {1: "a", 2: 1, 3: ["b"], 4: the point (1, 2), 9: nil}
        const string Encoding = "8501a161020103 91a162 04c408 0100000002000000 09c0";
        var bytes = Convert.FromHexString(Encoding.Replace(" ", "", StringComparison.Ordinal));
        var message = s_decoder.Request(Find(5), [.. Bytes("0500000000000000"), .. BitConverter.GetBytes((ulong)bytes.Length), .. bytes, .. new byte[-bytes.Length & 7]], 0);

        Assert.Null(message.Problem);
        Assert.Equal("entry={title=a,color=green,tags=[b],place={x=1,y=2},9=none}", Write(message));
    }

    [Fact]
    public void A_reply_is_a_result_an_error_or_a_failure()
    {
        Assert.Equal(("result=5", false), (Write(Reply(5, 0, 0, "0100000000000000", "0500000000000000")), Reply(5, 0, 0, "0100000000000000", "0500000000000000").IsError));
        Assert.Equal(("error=notFound", true), (Write(Reply(5, 0, 0, "0000000000000000", "0100000000000000")), Reply(5, 0, 0, "0000000000000000", "0100000000000000").IsError));
        Assert.Equal("error=unsupported", Write(Reply(5, 0, 0, "0000000000000000", "0000000000000000")));
        Assert.Equal(("unsupported or refused", true), (Reply(5, -2, 0).Exception, Reply(5, -2, 0).IsError));
        Assert.Equal("invalid object", Reply(5, -1, 0).Exception);
        Assert.Equal("", Write(Reply(3, 0, 0, "0100000000000000")));
        Assert.Equal("whether the call succeeded is neither 0 nor 1, but 2", Reply(5, 0, 0, "0200000000000000", "0500000000000000").Problem);
    }

    [Fact]
    public void Sessions_of_this_project_tell_their_contract_first()
    {
        var contract = s_index.FindFunction(s_index.FindService("Telos_test")!, 0)!;
        var reply = s_decoder.Reply(contract, 0, [1, 0, 2, 0, 0, 0, 0, 0, .. new byte[32]], 0);
        Assert.StartsWith("result={major=1,minor=2,hash=00", Write(reply), StringComparison.Ordinal);
        Assert.Equal("bulk", s_index.FindFunction(s_index.FindService("Telos_test")!, 1)!.Name);
        Assert.Null(s_index.FindFunction(s_index.FindService("Telos_test")!, 77));
        Assert.Null(s_index.FindFunction(s_index.FindService("Telos_test")!, ulong.MaxValue));
    }

    [Fact]
    public void No_bytes_at_all_make_it_throw()
    {
        var seed = Seed.Next();
        Random random = new(seed);
        for (var round = 0; round < 20_000; round++)
        {
            var payload = new byte[random.Next(200)];
            random.NextBytes(payload);
            if (payload.Length > 16 && random.Next(2) == 0)
            {
                // A length that is believed leads further in.
                BitConverter.TryWriteBytes(payload.AsSpan(8), (ulong)random.Next(payload.Length));
            }

            var function = Find(random.Next(2, 7));
            try
            {
                s_decoder.Request(function, payload, random.Next(5));
                s_decoder.Reply(function, random.Next(2) == 0 ? 0 : random.Next(-1010, 3), payload, random.Next(5));
            }
            catch (Exception error)
            {
                Assert.Fail(string.Create(CultureInfo.InvariantCulture, $"seed {seed}, {function.Name}, {Convert.ToHexString(payload)}: {error}"));
            }
        }
    }

    private static ContractIndex Compile()
    {
        var result = ContractCompiler.Compile([ContractParser.Parse(new SourceText("test.tidl", Contract))], []);
        Assert.Empty(result.Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(static diagnostic => diagnostic.Message));
        return new ContractIndex(result.Prelude.Concat(result.Contracts).Select(static contract => contract.Model!));
    }

    private static Function Find(int opcode) => s_index.FindFunction(s_index.FindService("Telos_test")!, (ulong)opcode)!;

    private static DecodedMessage Request(int opcode, params string[] words) =>
        s_decoder.Request(Find(opcode), [.. BitConverter.GetBytes((ulong)opcode), .. Bytes(words)], 0);

    private static DecodedMessage Reply(int opcode, long code, int capabilities, params string[] words) =>
        s_decoder.Reply(Find(opcode), code, Bytes(words), capabilities);

    private static byte[] Bytes(params string[] words) => Convert.FromHexString(string.Concat(words));

    private static string Write(DecodedMessage message) => string.Join(' ', message.Items.Select(static item => $"{item.Name}={Write(item.Value)}"));

    private static string Write(DecodedValue value) => value switch
    {
        DecodedScalar { Value: null } => "none",
        DecodedScalar { Value: byte[] bytes } => Convert.ToHexString(bytes),
        DecodedScalar scalar => Convert.ToString(scalar.Value, CultureInfo.InvariantCulture)!,
        DecodedName name => name.Name ?? name.Number.ToString(CultureInfo.InvariantCulture),
        DecodedCapability capability => $"cap {capability.Slot} {capability.Interface}",
        DecodedGroup group => $"{{{string.Join(',', group.Items.Select(static item => $"{item.Name}={Write(item.Value)}"))}}}",
        DecodedList list => $"[{string.Join(',', list.Items.Select(Write))}]",
        _ => value.ToString(),
    };
}
