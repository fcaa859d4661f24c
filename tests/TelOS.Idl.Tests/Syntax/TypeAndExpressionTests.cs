using TelOS.Idl.Syntax;
using Xunit;

namespace TelOS.Idl.Tests.Syntax;

public class TypeAndExpressionTests
{
    [Theory]
    [InlineData("1 | 2 ^ 3 & 4 << 5 + 6 * 7", "(1 | (2 ^ (3 & (4 << (5 + (6 * 7))))))")]
    [InlineData("7 * 6 + 5 << 4 & 3 ^ 2 | 1", "((((((7 * 6) + 5) << 4) & 3) ^ 2) | 1)")]
    [InlineData("1 - 2 - 3", "((1 - 2) - 3)")]
    [InlineData("1 - (2 - 3)", "(1 - (2 - 3))")]
    [InlineData("8 >> 1 >> 2", "((8 >> 1) >> 2)")]
    [InlineData("-~-a.b % 2", "(-~-a.b % 2)")]
    [InlineData("48 KiB + 0x1F / 1_000", "(48KiB + (0x1F / 1_000))")]
    [InlineData("1.5e-3 * true", "(1.5e-3 * True)")]
    public void Expressions_have_the_precedence_of_C(string text, string expected) =>
        Assert.Equal(expected, Show(Parsing.ParseExpression(text)));

    [Theory]
    [InlineData("\"\"", "")]
    [InlineData("\"a\\\"b\\\\c\\n\\r\\t\"", "a\"b\\c\n\r\t")]
    [InlineData("\"\\u{41}\\u{1F980}é\"", "A\U0001F980é")]
    public void Texts_know_escapes(string text, string expected) =>
        Assert.Equal(expected, Assert.IsType<StringLiteralSyntax>(Parsing.ParseExpression(text)).Value);

    [Theory]
    [InlineData("u32")]
    [InlineData("a.b.Type")]
    [InlineData("u8[4][n * 2]")]
    [InlineData("u8?[2]")]
    [InlineData("string")]
    [InlineData("string<maxName>")]
    [InlineData("bytes<Record, 128>")]
    [InlineData("list<list<map<string, bytes<8>?>>>")]
    [InlineData("move cap<Other>")]
    [InlineData("borrow cap")]
    [InlineData("bulk bytes")]
    [InlineData("bulk Record")]
    [InlineData("packets<Packet, 32, (1 << 6)>")]
    [InlineData("text<(256 >> 2)>")]
    public void Types_are_read_as_written(string text) => Assert.Equal(text, Show(Parsing.ParseType(text)));

    [Fact]
    public void A_bare_name_in_angle_brackets_is_a_type_and_a_size()
    {
        IReadOnlyList<TypeArgumentSyntax> arguments = Assert.IsType<GenericTypeSyntax>(Parsing.ParseType("bytes<a.Name, size * 2>")).Arguments;
        Assert.Equal("a.Name", Assert.IsType<NameTypeSyntax>(arguments[0].Type).Name.Text);
        Assert.Equal("a.Name", Assert.IsType<NameExpressionSyntax>(arguments[0].Size).Name.Text);
        Assert.Null(arguments[1].Type);
        Assert.IsType<BinaryExpressionSyntax>(arguments[1].Size);
    }

    [Fact]
    public void Spans_of_types_and_expressions_cover_what_was_written()
    {
        const string text = "alias X = list<u8[2 + (3)]?>;";
        GenericTypeSyntax list = Assert.IsType<GenericTypeSyntax>(Parsing.ParseOne<AliasDeclarationSyntax>(text).Target);
        OptionalTypeSyntax optional = Assert.IsType<OptionalTypeSyntax>(list.Arguments[0].Type);
        ArrayTypeSyntax array = Assert.IsType<ArrayTypeSyntax>(optional.Element);
        Assert.Equal("list<u8[2 + (3)]?>", Parsing.TextOf(text, list));
        Assert.Equal("u8[2 + (3)]?", Parsing.TextOf(text, optional));
        Assert.Equal("u8[2 + (3)]", Parsing.TextOf(text, array));
        Assert.Equal("2 + (3)", Parsing.TextOf(text, array.Length));
    }

    private static string Show(ExpressionSyntax expression) => expression switch
    {
        UnaryExpressionSyntax unary => unary.Operator + Show(unary.Operand),
        BinaryExpressionSyntax binary => $"({Show(binary.Left)} {binary.Operator} {Show(binary.Right)})",
        IntegerLiteralSyntax integer => integer.Digits + integer.Unit,
        FloatLiteralSyntax number => number.Digits,
        BooleanLiteralSyntax truth => truth.Value.ToString(),
        NameExpressionSyntax name => name.Name.Text,
        _ => throw new ArgumentException("unknown expression", nameof(expression)),
    };

    private static string Show(TypeSyntax type) => type switch
    {
        NameTypeSyntax name => name.Name.Text,
        GenericTypeSyntax { Arguments.Count: 0 } generic => generic.Keyword.Text,
        GenericTypeSyntax generic => $"{generic.Keyword.Text}<{string.Join(", ", generic.Arguments.Select(a => a.Type is null ? Show(a.Size!) : Show(a.Type)))}>",
        // Only expressions that are no names are shown in parentheses.
        ArrayTypeSyntax array => $"{Show(array.Element)}[{Show(array.Length).Trim('(', ')')}]",
        OptionalTypeSyntax optional => Show(optional.Element) + "?",
        TransferTypeSyntax transfer => (transfer.IsMove ? "move " : "borrow ") + Show(transfer.Capability),
        BulkTypeSyntax bulk => "bulk " + Show(bulk.Content),
        _ => throw new ArgumentException("unknown type", nameof(type)),
    };
}
