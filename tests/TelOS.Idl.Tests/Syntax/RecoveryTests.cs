using TelOS.Idl.Diagnostics;
using TelOS.Idl.Syntax;
using Xunit;

namespace TelOS.Idl.Tests.Syntax;

public class RecoveryTests
{
    [Theory]
    [InlineData("const x: u32 = ;", "3:16+1 TIDL0014")]
    [InlineData("const x: = 1;", "3:10+1 TIDL0013")]
    [InlineData("const x u32 = 1;", "3:8+0 TIDL0010")]
    [InlineData("const : u32 = 1;", "3:7+1 TIDL0012")]
    [InlineData("alias A = u32", "3:14+0 TIDL0010")]
    [InlineData("const x: u32 = 012;", "3:16+3 TIDL0009")]
    [InlineData("const x: string = \"abc;", "3:19+5 TIDL0006")]
    [InlineData("const x: string = \"a\\q\";", "3:21+2 TIDL0007")]
    [InlineData("struct A { a: u32; § b: u32; }", "3:20+1 TIDL0005")]
    [InlineData("struct A { a: u32 b: u32; }", "3:18+0 TIDL0010")]
    [InlineData("struct A { a: u32; 7; }", "3:20+1 TIDL0016")]
    [InlineData("struct A { a: u32;; }", "3:19+1 TIDL0016")]
    [InlineData("struct A { [since(1)] pad 4; }", "3:12+10 TIDL0026")]
    [InlineData("struct A { a: Foo<3>; }", "3:18+3 TIDL0028")]
    [InlineData("struct { a: u32; }", "3:8+1 TIDL0012")]
    [InlineData("enum E { a, b = 1 }", "3:10+1 TIDL0023")]
    [InlineData("enum E { a = 1 b = 2 }", "3:15+0 TIDL0024")]
    [InlineData("enum E { a = 1; b = 2 }", "3:15+0 TIDL0024")]
    [InlineData("union U { a: u32; }", "3:11+1 TIDL0022")]
    [InlineData("record R { @1 a; }", "3:15+1 TIDL0030")]
    [InlineData("record R { @0x1 a: u8; }", "3:13+3 TIDL0009")]
    [InlineData("interface I { f(); }", "3:15+1 TIDL0022")]
    [InlineData("interface I { @0 f(a: u32,); }", "3:26+1 TIDL0025")]
    [InlineData("interface I { @0 f() -> ; }", "3:25+1 TIDL0013")]
    [InlineData("interface I { quota { ram: 1; } }", "3:15+5 TIDL0027")]
    [InlineData("interface I service \"x\" { }", "3:13+11 TIDL0027")]
    [InlineData("session S version 1 { }", "3:19+1 TIDL0031")]
    [InlineData("session S version 1.0 service \"x\" { }", "3:23+11 TIDL0020")]
    [InlineData("session S version 1.0 version 1.0 { }", "3:23+11 TIDL0021")]
    [InlineData("session S { @2 f(); quota { ram: 1; } }", "3:21+5 TIDL0020")]
    [InlineData("foo bar;", "3:1+3 TIDL0015")]
    [InlineData("struct A { a: u32; }\n}", "4:1+1 TIDL0015")]
    [InlineData("struct A { a: u32;\nstruct B { b: u32; }", "3:10+1 TIDL0017")]
    [InlineData("struct A { a: u32;", "3:10+1 TIDL0017")]
    [InlineData("struct A { } /* no end", "3:14+2 TIDL0008")]
    [InlineData("struct A { a: u32; /// late\n}", "3:20+8 TIDL0029")]
    [InlineData("import \"late.tidl\"; struct A { } import \"x.tidl\";", "3:34+16 TIDL0020")]
    [InlineData("namespace b;", "3:1+12 TIDL0021")]
    [InlineData("edition 1;", "3:1+10 TIDL0021")]
    public void One_mistake_is_one_error_at_its_place(string declaration, string expected)
    {
        Diagnostic diagnostic = Assert.Single(Parsing.Parse(Parsing.Head + declaration).Diagnostics);
        Assert.StartsWith(expected + " ", Parsing.Show(diagnostic), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "TIDL0018", "TIDL0019")]
    [InlineData("struct A { }", "TIDL0018", "TIDL0019")]
    [InlineData("namespace a;", "TIDL0018")]
    [InlineData("edition 1;", "TIDL0019")]
    [InlineData("namespace a; edition 1;", "TIDL0020")]
    public void A_head_that_is_not_whole_is_reported(string text, params string[] expected) =>
        Assert.Equal(expected, Parsing.Parse(text).Diagnostics.Select(diagnostic => diagnostic.Descriptor.Id));

    [Fact]
    public void All_errors_of_a_file_are_reported_in_one_run()
    {
        SyntaxTree tree = Parsing.Parse("""
            edition 1
            namespace a.b;
            import x;
            struct A { a u64; b: ; c: u32; }
            enum E { a, b = , c = 3 }
            session S service version 1.0 {
                quota { ram 4; }
                @2 f(a: ) -> u32;
                g();
                @4 h( -> u32;
                @5 ok();
            }
            alias B = list<;
            union U { @1 : u32; @2 b: u32; }
            """);
        Assert.Equal(
            [
                "1:10+0 TIDL0010", "3:8+1 TIDL0011", "4:13+0 TIDL0010", "4:22+1 TIDL0013", "5:10+1 TIDL0023", "5:17+1 TIDL0014", "6:18+0 TIDL0010",
                "7:16+0 TIDL0010", "8:13+1 TIDL0013", "9:5+1 TIDL0022", "10:10+0 TIDL0010", "13:16+1 TIDL0013", "14:14+1 TIDL0016",
            ],
            tree.Diagnostics.Select(diagnostic => string.Join(' ', Parsing.Show(diagnostic).Split(' ').Take(2))));
        InterfaceDeclarationSyntax session = Assert.IsType<InterfaceDeclarationSyntax>(tree.Root.Declarations[2]);
        Assert.Equal("ok", Assert.IsType<MethodSyntax>(session.Members[^1]).Name.Text);
        Assert.Equal(5, tree.Root.Declarations.Count);
    }

    [Fact]
    public void What_is_left_out_becomes_an_empty_name_and_the_rest_stays()
    {
        SyntaxTree tree = Parsing.Parse(Parsing.Head + "struct { a: u32; }\nalias B = ;\nexception ;\nexception Last;");
        StructDeclarationSyntax structure = Assert.IsType<StructDeclarationSyntax>(tree.Root.Declarations[0]);
        Assert.True(structure.Name.IsMissing);
        Assert.Equal("a", Assert.IsType<FieldSyntax>(Assert.Single(structure.Members)).Name.Text);
        Assert.True(Assert.IsType<NameTypeSyntax>(Assert.IsType<AliasDeclarationSyntax>(tree.Root.Declarations[1]).Target).Name.IsMissing);
        Assert.Equal([string.Empty, "Last"], tree.Root.Declarations.Skip(2).Select(declaration => declaration.Name.Text));
        Assert.Equal(3, tree.Diagnostics.Count);
    }

    [Fact]
    public void Half_a_character_is_refused_in_texts_and_passes_in_comments()
    {
        // Attributes cannot hold such a text, so it is made here.
        string half = "\uD83E";
        Diagnostic diagnostic = Assert.Single(Parsing.Parse($"{Parsing.Head}// {half}\nconst x: string = \"{half}\";").Diagnostics);
        Assert.StartsWith("4:20+1 TIDL0032 ", Parsing.Show(diagnostic), StringComparison.Ordinal);
    }

    [Fact]
    public void Messages_and_remedies_are_sentences()
    {
        Diagnostic diagnostic = Assert.Single(Parsing.Parse(Parsing.Head + "const x: u32 = 1\nconst y: u32 = 2;").Diagnostics);
        Assert.Equal("There should be ';' here.", diagnostic.Message);
        Assert.Equal("Write ';' before 'const'.", diagnostic.Remedy);
    }
}
