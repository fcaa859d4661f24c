using TelOS.Idl.Diagnostics;
using Xunit;

namespace TelOS.Idl.Tests.Binding;

/// <summary>The rules G1 to G17 of Genode's RPC, none of which Genode diagnoses: each is a diagnostic here, or cannot be written.</summary>
public sealed class GenodeRuleTests
{
    private const string Session = "session Store service \"Store\" version 1.0 ";

    /// <summary>Rule, diagnostics, and a contract that breaks the rule.</summary>
    public static TheoryData<string, string, string> Refused => new()
    {
        { "G1: at most 7 arguments", "TIDL0301", "interface I { @0 f(a: u8, b: u8, c: u8, d: u8, e: u8, g: u8, h: u8, i: u8); }" },
        { "G5: plain data only, no capability members", "TIDL0209", "struct S { a: cap; }" },
        { "G5: plain data only, no capability behind an alias", "TIDL0209", "alias C = cap; struct S { a: C; }" },
        { "G5: plain data only, no capability in an array", "TIDL0209", "struct S { a: cap[2]; }" },
        { "G5: plain data only, no capability in a union", "TIDL0209", "union U { @1 a: cap; }" },
        { "G5: plain data only, no capability in an optional", "TIDL0209", "interface I { @0 f(a: cap?); }" },
        { "G5: plain data only, no capability in a record", "TIDL0209", "record R { @1 a: cap; }" },
        { "G5: plain data only, no capability in a dataspace", "TIDL0209", "dataspace D { a: cap; }" },
        { "G6: at most 4 capabilities", "TIDL0302", "interface I { @0 f(a: cap, b: cap, c: cap, d: cap, e: cap); }" },
        { "G6: at most 4 capabilities back", "TIDL0302 TIDL0306", "interface I { @0 f(inout a: cap, inout b: cap, inout c: cap, inout d: cap) -> cap; }" },
        { "G6: one capability for seL4", "TIDL0306", "interface I { @0 f(a: cap, b: cap); }" },
        { "G7: no buffer as a member", "TIDL0210", "struct S { a: bytes<8>; }" },
        { "G7: no buffer as a result", "TIDL0210", "interface I { @0 f() -> text<8>; }" },
        { "G7: no buffer back", "TIDL0310", "interface I { @0 f(inout a: text<8>); }" },
        { "G8: requests of 1024 bytes", "TIDL0303", "interface I { @0 f(a: bytes<1001>, b: u8); }" },
        { "G8: replies of 1024 bytes", "TIDL0304", "struct S { a: u8[1024]; } error E { x = 1 } interface I { @0 f() -> S or E; }" },
        { "G8: 480 bytes for Fiasco.OC", "TIDL0305", "interface I { @0 f(a: bytes<465>); }" },
        { "G9: error 0 is the fallback", "TIDL0220", "error E { x = 0 }" },
        { "G10: no exceptions", "TIDL0311", "exception X; interface I { @0 f() throws (X); }" },
        { "G11: opcodes are positions, none twice", "TIDL0406", "interface I { @0 f(); @0 g(); }" },
        { "G11: opcodes are positions, none left out", "TIDL0407", "interface I { @0 f(); @2 g(); }" },
        { "G12: service names", "TIDL0402", "session Store service \"store\" version 1.0 { @2 f(); }" },
        { "G12: service names of 31 characters", "TIDL0402", "session Store service \"Store_0123456789_0123456789_01234\" version 1.0 { @2 f(); }" },
        { "G13: argument strings of 159 characters", "TIDL0415", Session + "{ args { path: string<96>; } @2 f(); }" },
        { "G14: keywords of C++", "TIDL0111", "interface I { @0 register(); }" },
        { "G14: keywords of C++ in structs", "TIDL0111", "struct S { class: u8; }" },
        { "G14: keywords of C++ among parameters", "TIDL0111", "interface I { @0 f(new: u8); }" },
    };

    /// <summary>Rules that no contract can break, with what the language has instead.</summary>
    public static TheoryData<string, string> ByConstruction => new()
    {
        // G2: constness is the generated code's; a contract has no word for it.
        { "G2: const methods", "interface I { @0 const f(a: u8); }" },
        // G3: macro and method come from one declaration; a reference or pointer cannot be written.
        { "G3: references", "interface I { @0 f(a: u8&); }" },
        { "G3: pointers", "interface I { @0 f(a: u8*); }" },
        // G4: `or` is the only attempt, and the generated code gives it a name.
        { "G4: Attempt<A, B>", "error E { x = 1 } interface I { @0 f() -> Attempt<u8, E>; }" },
        // G5: no type of the language is aligned above 8 or has a virtual table.
        { "G5: alignas", "[align(16)] struct S { a: u64; }" },
        // G15 and G16 are about what is generated; G17 is about Sculpt's configuration, which a contract does not write.
        { "G16: XML or HID", "[hid] struct S { a: u64; }" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_rule_of_Genode_is_a_diagnostic(string rule, string ids, string declarations)
    {
        Assert.NotEmpty(rule);

        Assert.Equal(ids, Compiling.Ids(declarations));
    }

    [Theory]
    [MemberData(nameof(ByConstruction))]
    public void A_rule_of_Genode_cannot_be_broken(string rule, string declarations)
    {
        Assert.NotEmpty(rule);

        Assert.Contains(
            Compiling.Compile(("a.tidl", Compiling.Head + declarations)).Diagnostics, d => d.Severity == DiagnosticSeverity.Error);
    }

    [Fact]
    public void Messages_of_exactly_the_limit_pass() => Assert.Equal(
        "TIDL0305 TIDL0305",
        Compiling.Ids("struct S { a: u8[1024]; } interface I { @0 f(a: bytes<1008>) -> S; }"));

    [Fact]
    public void The_warning_about_size_names_the_kernels()
    {
        IEnumerable<string> messages = Compiling
            .Compile(("a.tidl", Compiling.Head + "interface I { @0 f(a: bytes<465>); @1 g(a: bytes<900>); @2 h(a: bytes<464>); }"))
            .Diagnostics.Select(d => d.Message);

        Assert.Equal(
            [
                "The request of 'f' needs 488 bytes, which Fiasco.OC (480) cannot carry.",
                "The request of 'g' needs 920 bytes, which Fiasco.OC (480) and seL4 (896) cannot carry.",
            ],
            messages);
    }

    [Fact]
    public void Genode_itself_may_have_buffers_that_cannot_be_full()
    {
        Assert.Equal(["1:27 TIDL0307"], Compiling.Find("[genode] interface I { @0 f(a: bytes<1024>, b: cap, c: cap); }"));
        Assert.Equal("TIDL0303", Compiling.Ids("struct S { a: u8[1016]; } [genode] interface I { @0 f(a: S, b: bytes<8>); }"));
    }
}
