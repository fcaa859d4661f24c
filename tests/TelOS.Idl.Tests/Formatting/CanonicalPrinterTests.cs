using TelOS.Idl.Binding;
using TelOS.Idl.Diagnostics;
using TelOS.Idl.Formatting;
using TelOS.Idl.Model;
using TelOS.Idl.Syntax;
using TelOS.Idl.Tests.Syntax;
using TelOS.Idl.Text;
using Xunit;

namespace TelOS.Idl.Tests.Formatting;

public class CanonicalPrinterTests
{
    private const string Everything = """
        edition 1;
        /// Everything that binds.
        [cs("Every.Thing"), cpp("Every::thing")]
        namespace telos.every;

        /// Floats of every shape.
        const half: f64 = 1.5;
        const tiny: f64 = 1e-300;
        const third: f64 = 0.1;
        const whole: f64 = 3.0;
        const minus: f64 = -2.5e10;
        const single: f32 = 0.1;
        const low: i64 = -9_223_372_036_854_775_808;
        const high: u64 = 0xffff_ffff_ffff_ffff;
        const yes: bool = true;
        const greeting: string = "say \"hi\"\\ \n\t\u{1F980}\u{7}";
        const nameSize: u32 = 64;
        alias Label = text<nameSize>;
        alias Ids = u64[4];

        struct Nothing { }
        struct Point { x: i32; [deprecated("no")] y: i32; }
        /// One.
        /// Two.
        struct Info {
            count: u32; pad 4; total: u64; name: string<32>; ids: Ids; grid: u8[2][8]; maybe: u32?; many: u16?[2]; reserve 8;
        }
        [layout(natural)] struct Natural { a: u8; b: u64; c: u16; }
        [layout(packed)] struct Packed { a: u8; [cs("Big"), cpp("big_one")] b: u64; }
        [layout(natural)] dataspace NaturalSpace { a: u8; b: u64; }
        [layout(packed)] dataspace PackedSpace { a: u8; b: u64; }
        dataspace Screen { point: Point; events: ring<Point, 64>; pixels: u32[16]; pad 48; packets: packets<Point, 8, 16>; }
        enum Access : u8 { [cs("Reading")] read = 0, [since(1)] write = 1 }
        [flexible] flags Rights : u16 { read = 1, write = 2, all = read | write }
        [flexible] error Failure : u32 {
            /// Later.
            busy = 1,
            outOfRam = 2 [quota(ram)], outOfCaps = 3 [quota(caps)]
        }
        union Shape : u16 { @1 point: Point; @2 label: string<32>; @3 nothing; [since(1)] @4 more: u8; @9 reserved "gone"; @12 twelve; @10 ten: u64; @40 reserved; }
        [size(128)] union Roomy { @1 point: Point; [cpp("the_label")] @2 label: string<32>; }
        [deprecated("use \"Person\""), since(1)]
        record Address { @1 street: string; @3 reserved "zip"; @7 kin: list<Address>; }
        [unstable] record Person {
            /// As written.
            @1 name: string; @2 age: u32?; @3 tags: list<list<string<16>>>; @4 reserved;
            [since(1)] @5 map: map<string, bytes>; @6 raw: bytes<64>; @7 shape: Shape; @8 access: Access?; @9 address: Address?;
        }
        interface Other { @0 ping(); @1 reserved; @2 reserved "former"; @3 last(a: cap) -> cap<Other>; }
        interface More extends Other { @4 more(a: Other2) -> bool; }
        struct Other2 { value: u64; }
        /// The session.
        session Every service "Every_thing" version 1.10 {
            quota { ram: 48 KiB; caps: 6; }
            args {
                /// Whether.
                writeable: bool = false; [cs("Where")] path: string<32>; [since(1)] level: i8 = -1; name: string<16> = "a\"b";
            }
            bulk { size: 64 KiB; max: 16 MiB; }

            /// Does.
            /// More.
            /// @param a the first
            ///   goes on
            /// @param b
            /// @returns what
            [cs("DoIt"), cpp("do_it"), deprecated("no"), since(3)]
            @2 method(a: u32, inout b: u64, c: move cap<Other>, [cs("fourth")] d: borrow cap) -> Info or Failure;
            @3 reserved "former";
            @4 status() -> void or Failure;
            @5 signal changed => status;
            @6 signal bare;
            @7 store(object: bulk Person, raw: bulk bytes, encoded: bytes<Person, 128>, label: Label) -> bulk Person or Failure;
            @8 shapes(a: Shape, b: string<8>, c: bytes<32>, d: u32?, e: Rights) -> string<8>;
            @9 nothing();
        }
        """;

    private static readonly IReadOnlyList<SyntaxTree> Repository =
        [.. SampleContracts.Names.Select(name => ContractParser.Parse(new SourceText(name, SampleContracts.Read(name))))];

    [Fact]
    public void The_text_of_a_contract_with_every_construct_binds_to_an_equal_contract() => AssertPrints(
        ContractCompiler.Compile([Parsing.Parse(Everything)], [], TestContext.Current.CancellationToken));

    [Fact]
    public void Documentation_does_not_show_in_the_text_without_it()
    {
        Contract documented = Bind(Everything);
        string bare = string.Join('\n', Everything.Split('\n').Where(line => !line.TrimStart().StartsWith("///", StringComparison.Ordinal)));
        Contract plain = Bind(bare);
        Assert.NotEqual(documented, plain);
        Assert.Equal(CanonicalPrinter.PrintWithoutDocumentation(documented), CanonicalPrinter.PrintWithoutDocumentation(plain));
        Assert.NotEqual(CanonicalPrinter.Print(documented), CanonicalPrinter.Print(plain));
    }

    [Fact]
    public void The_text_is_in_the_canonical_style()
    {
        Contract contract = Bind(Everything);
        string text = CanonicalPrinter.Print(contract);
        Assert.Equal(ContractFormatter.Format(Parsing.Parse(text), TestContext.Current.CancellationToken), text);
    }

    [Fact]
    public void The_text_of_each_contract_of_the_repository_binds_to_an_equal_contract()
    {
        CompilationResult original = ContractCompiler.Compile(Repository, [], TestContext.Current.CancellationToken);
        AssertPrints(original);
    }

    /// <summary>Prints and binds again whatever could be bound; what could not is for the tests of the binder.</summary>
    private static void AssertPrints(CompilationResult original)
    {
        BoundContract[] bound = [.. original.Contracts.Where(contract => contract.Model is not null)];
        Assert.True(bound.Length > 0, string.Join('\n', original.Diagnostics.Select(Parsing.Show)));
        CompilationResult again = ContractCompiler.Compile([.. bound.Select(Reparse)], [], TestContext.Current.CancellationToken);
        Assert.Empty(again.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => $"{d.Source.Path}:{Parsing.Show(d)}"));
        foreach ((BoundContract before, BoundContract after) in bound.Zip(again.Contracts))
        {
            Assert.True(after.Model is not null, before.Tree.Source.Path);
            foreach ((Declaration one, Declaration other) in before.Model!.Declarations.Zip(after.Model.Declarations))
            {
                Assert.True(one == other, $"{before.Tree.Source.Path}: {one.Name}\n{after.Tree.Source.Content}");
            }

            Assert.Equal(before.Model, after.Model);
        }
    }

    private static Contract Bind(string text) =>
        Assert.Single(ContractCompiler.Compile([Parsing.Parse(text)], [], TestContext.Current.CancellationToken).Contracts).Model!;

    private static SyntaxTree Reparse(BoundContract contract) =>
        ContractParser.Parse(
            new SourceText(contract.Tree.Source.Path, CanonicalPrinter.Print(contract.Model!)), TestContext.Current.CancellationToken);
}
