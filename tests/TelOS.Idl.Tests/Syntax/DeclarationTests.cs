using TelOS.Idl.Syntax;
using Xunit;

namespace TelOS.Idl.Tests.Syntax;

public class DeclarationTests
{
    [Fact]
    public void The_head_of_a_file_is_its_edition_namespace_and_imports()
    {
        CompilationUnitSyntax root = Parsing.Parse("edition 1;\n/// Doc.\n[genode, cs(\"A.B\")] [cpp(\"a\")]\nnamespace a.b;\nimport \"../x.tidl\";\nimport \"y\\\"z.tidl\";").Root;
        Assert.Equal("1", root.Edition!.Number);
        Assert.Equal("a.b", root.Namespace!.Name.Text);
        Assert.Equal(["genode", "cs", "cpp"], root.Namespace.Attributes.Select(attribute => attribute.Name.Text));
        Assert.Equal("Doc.", Assert.Single(root.Namespace.Documentation!.Lines).Text);
        Assert.Equal(["../x.tidl", "y\"z.tidl"], root.Imports.Select(import => import.Path));
    }

    [Fact]
    public void Spans_cover_the_declaration_without_documentation_and_attributes()
    {
        string text = "/// Doc.\n[unstable]\nstruct Info { a: u32; }\n";
        StructDeclarationSyntax declaration = Parsing.ParseOne<StructDeclarationSyntax>(text);
        Assert.Equal("struct Info { a: u32; }", Parsing.TextOf(text, declaration));
        Assert.Equal("Info", Parsing.TextOf(text, declaration.Name));
        Assert.Equal("a: u32;", Parsing.TextOf(text, Assert.Single(declaration.Members)));
        Assert.Equal("unstable", Parsing.TextOf(text, Assert.Single(declaration.Attributes)));
        Assert.Equal("Doc.", Parsing.TextOf(text, Assert.Single(declaration.Documentation!.Lines)));
    }

    [Fact]
    public void A_constant_has_a_type_and_a_value()
    {
        ConstDeclarationSyntax constant = Parsing.ParseOne<ConstDeclarationSyntax>("const maxName: u32 = 64;");
        Assert.Equal("maxName", constant.Name.Text);
        Assert.Equal("u32", Assert.IsType<NameTypeSyntax>(constant.Type).Name.Text);
        Assert.Equal("64", Assert.IsType<IntegerLiteralSyntax>(constant.Value).Digits);
    }

    [Fact]
    public void Structs_and_dataspaces_have_fields_padding_and_a_reserved_tail()
    {
        const string members = "{ a: u32; pad 4; [cpp(\"b_\")] b: u64; reserve 8 * 2; }";
        IReadOnlyList<LayoutMemberSyntax> structure = Parsing.ParseOne<StructDeclarationSyntax>("struct S " + members).Members;
        IReadOnlyList<LayoutMemberSyntax> dataspace = Parsing.ParseOne<DataspaceDeclarationSyntax>("dataspace S " + members).Members;
        foreach (IReadOnlyList<LayoutMemberSyntax> list in (IReadOnlyList<LayoutMemberSyntax>[])[structure, dataspace])
        {
            Assert.Equal("a", Assert.IsType<FieldSyntax>(list[0]).Name.Text);
            Assert.False(Assert.IsType<PaddingSyntax>(list[1]).IsReserve);
            Assert.Equal("cpp", Assert.Single(Assert.IsType<FieldSyntax>(list[2]).Attributes).Name.Text);
            Assert.True(Assert.IsType<PaddingSyntax>(list[3]).IsReserve);
        }
    }

    [Theory]
    [InlineData("enum", EnumKind.Enum)]
    [InlineData("flags", EnumKind.Flags)]
    [InlineData("error", EnumKind.Error)]
    public void Enumerations_have_an_optional_type_and_values_with_attributes_on_either_side(string keyword, EnumKind kind)
    {
        EnumDeclarationSyntax declaration = Parsing.ParseOne<EnumDeclarationSyntax>(keyword + " E : u8 { [cs(\"A\")] a = 1 [quota(ram)], b = 2, }");
        Assert.Equal(kind, declaration.Kind);
        Assert.Equal("u8", Assert.IsType<NameTypeSyntax>(declaration.Underlying).Name.Text);
        Assert.Equal(["cs", "quota"], declaration.Members[0].Attributes.Select(attribute => attribute.Name.Text));
        Assert.Equal(["a", "b"], declaration.Members.Select(member => member.Name.Text));
        Assert.Null(Parsing.ParseOne<EnumDeclarationSyntax>(keyword + " E { }").Underlying);
    }

    [Fact]
    public void Unions_have_numbered_arms_with_or_without_a_type()
    {
        UnionDeclarationSyntax union = Parsing.ParseOne<UnionDeclarationSyntax>("union U : u16 { @1 a: A; @2 nothing; @3 reserved \"b\"; @4 reserved; @5 reserved: u8; }");
        Assert.Equal("u16", Assert.IsType<NameTypeSyntax>(union.Tag).Name.Text);
        Assert.Equal(["1", "2", "3", "4", "5"], union.Members.Select(member => member.Ordinal!.Digits));
        Assert.Null(Assert.IsType<OrdinalFieldSyntax>(union.Members[1]).Type);
        Assert.Equal("b", Assert.IsType<ReservedSyntax>(union.Members[2]).FormerName);
        Assert.Null(Assert.IsType<ReservedSyntax>(union.Members[3]).FormerName);
        Assert.Equal("reserved", Assert.IsType<OrdinalFieldSyntax>(union.Members[4]).Name.Text);
    }

    [Fact]
    public void Records_aliases_and_exceptions_are_read()
    {
        IReadOnlyList<DeclarationSyntax> declarations = Parsing.ParseDeclarations("record R { @1 a: list<string>; @7 reserved; } alias A = text<8>; exception Gone;");
        Assert.Equal(2, Assert.IsType<RecordDeclarationSyntax>(declarations[0]).Members.Count);
        Assert.IsType<GenericTypeSyntax>(Assert.IsType<AliasDeclarationSyntax>(declarations[1]).Target);
        Assert.Equal("Gone", Assert.IsType<ExceptionDeclarationSyntax>(declarations[2]).Name.Text);
    }

    [Fact]
    public void A_session_has_clauses_sections_methods_and_signals()
    {
        InterfaceDeclarationSyntax session = Parsing.ParseOne<InterfaceDeclarationSyntax>("""
            session S service "Serv\tice" version 1.10 extends a.Base {
                quota { ram: 48 KiB; caps: 6; }
                args { writeable: bool = false; path: string<32>; }
                bulk { size: 64 KiB; max: 16 MiB; }
                @2 f(a: u32, inout b: u64, [cs("C")] inout: move cap<O>) -> Info or a.Failure throws (X, b.Y);
                @3 reserved "former";
                @4 signal changed => f;
                @5 signal bare;
                @6 g() -> void or E;
                @7 signal();
            }
            """);
        Assert.True(session.IsSession);
        Assert.Equal("Serv\tice", session.Service!.Value);
        Assert.Equal(("1", "10"), (session.Version!.Major, session.Version.Minor));
        Assert.Equal("a.Base", session.Base!.Text);
        Assert.Equal(["quota", "args", "bulk"], session.Sections.Select(section => section.Keyword.Text));
        IReadOnlyList<SessionArgumentSyntax> arguments = Assert.IsType<ArgumentsSectionSyntax>(session.Sections[1]).Arguments;
        Assert.False(Assert.IsType<BooleanLiteralSyntax>(arguments[0].Default).Value);
        Assert.Null(arguments[1].Default);
        MethodSyntax method = Assert.IsType<MethodSyntax>(session.Members[0]);
        Assert.Equal(["a", "b", "inout"], method.Parameters.Select(parameter => parameter.Name.Text));
        Assert.Equal([false, true, false], method.Parameters.Select(parameter => parameter.IsInOut));
        Assert.Equal("a.Failure", Assert.IsType<NameTypeSyntax>(method.Error).Name.Text);
        Assert.Equal(["X", "b.Y"], method.Throws.Select(exception => exception.Text));
        Assert.Equal("f", Assert.IsType<SignalSyntax>(session.Members[2]).Reads!.Text);
        Assert.Null(Assert.IsType<SignalSyntax>(session.Members[3]).Reads);
        MethodSyntax fails = Assert.IsType<MethodSyntax>(session.Members[4]);
        Assert.Null(fails.Result);
        Assert.NotNull(fails.Error);
        Assert.Equal("signal", Assert.IsType<MethodSyntax>(session.Members[5]).Name.Text);
    }

    [Fact]
    public void Every_keyword_is_a_name_where_it_is_not_needed()
    {
        string[] keywords =
        [
            "edition", "namespace", "import", "const", "alias", "struct", "dataspace", "pad", "reserve", "enum", "flags", "error", "union", "record", "exception",
            "interface", "session", "service", "version", "extends", "quota", "args", "bulk", "reserved", "signal", "inout", "or", "throws", "move", "borrow",
            "string", "text", "bytes", "cap", "list", "map", "ring", "packets", "true", "false", "KiB", "MiB", "GiB",
        ];
        foreach (string word in keywords)
        {
            IReadOnlyList<DeclarationSyntax> declarations = Parsing.ParseDeclarations($$"""
                const {{word}}: u32 = 1;
                struct {{word}} { {{word}}: u32; }
                enum {{word}} { {{word}} = 1 }
                union {{word}} { @1 {{word}}: u32; }
                [{{word}}] interface {{word}} extends {{word}} { @0 {{word}}({{word}}: u32, inout {{word}}: x.{{word}}) -> y.{{word}} or {{word}}.z throws ({{word}}); @1 signal {{word}} => {{word}}; }
                session {{word}} { args { {{word}}: u8; } quota { {{word}}: 1; } }
                """);
            Assert.Equal(6, declarations.Count);
            Assert.All(declarations, declaration => Assert.Equal(word, declaration.Name.Text));
        }
    }

    [Fact]
    public void Documentation_belongs_to_what_follows_it()
    {
        StructDeclarationSyntax declaration = Parsing.ParseOne<StructDeclarationSyntax>("""
            /// One.
            // not this
            ///   Two.
            ///
            [layout(natural)]
            struct S {
                /// Field.
                a: u32;
                b: u32;
                //// Not documentation.
                c: u32;
            }
            """);
        Assert.Equal(["One.", "  Two.", string.Empty], declaration.Documentation!.Lines.Select(line => line.Text));
        FieldSyntax[] fields = [.. declaration.Members.Cast<FieldSyntax>()];
        Assert.Equal("Field.", Assert.Single(fields[0].Documentation!.Lines).Text);
        Assert.Null(fields[1].Documentation);
        Assert.Null(fields[2].Documentation);
    }
}
