using TelOS.Idl.Model;
using Xunit;

namespace TelOS.Idl.Tests.Binding;

public sealed class SessionTests
{
    private const string Store =
        "struct Info { size: u64; } error Failure { lost = 1 }\n"
        + "session Store service \"Store\" version 2.3 {\n"
        + "quota { ram: 48 KiB; caps: 6; } args { writeable: bool = false; pathName: string<9>; } bulk { size: 64 KiB; max: 16 MiB; }\n"
        + "@2 status() -> Info or Failure; @3 put(content: bulk bytes); @4 reserved \"old\"; @5 signal changed => status; }";

    private static InterfaceDeclaration Bind(string text) => Compiling.Bind(text).Get<InterfaceDeclaration>("Store");

    [Fact]
    public void A_session_says_everything_about_itself()
    {
        InterfaceDeclaration store = Bind(Store);
        SessionDeclaration session = store.Session!;

        Assert.Equal(("Store", 2, 3, true), (session.Service, session.Major, session.Minor, session.HasContractFunctions));
        Assert.Equal((48 * 1024L, 6), (session.RamQuota, session.CapQuota));
        Assert.Equal(new BulkBuffer(64 * 1024, 16 * 1024 * 1024), session.Bulk);
        Assert.Equal(["writeable", "path_name"], session.Arguments.Select(a => a.Key));
        Assert.Equal(new ConstantValue(Boolean: false), session.Arguments[0].Default);
        Assert.Equal([2, 3, 5], store.Functions.Select(f => f.Opcode));
        Assert.Equal(new ReservedOpcode(4, "old"), Assert.Single(store.ReservedOpcodes));
    }

    [Fact]
    public void The_longest_argument_string_is_counted_to_the_letter()
    {
        string longest = "label=\"\", ram_quota=9999999999, cap_quota=99999, version=2.3, writeable=yes, path_name=\"12345678\"";

        Assert.Equal(longest.Length, Bind(Store).Session!.WorstArguments);
    }

    [Fact]
    public void A_signal_registers_a_signal_context()
    {
        Function changed = Bind(Store).Functions[2];

        Assert.Equal(new Signal("status"), changed.Signal);
        CapabilityType handler = Assert.IsType<CapabilityType>(Assert.Single(changed.Parameters).Type);
        Assert.Equal(("genode", "SignalContext"), (handler.Interface!.Namespace, handler.Interface.Name));
        Assert.Equal(1, changed.Budget.RequestCapabilities);
    }

    [Fact]
    public void Bulk_values_travel_as_windows() => Assert.Equal(8 + 16, Bind(Store).Functions[1].Budget.RequestBytes);

    [Fact]
    public void The_hash_ignores_what_does_not_travel()
    {
        string hash = Bind(Store).Session!.Hash;

        Assert.Matches("^[0-9a-f]{64}$", hash);
        Assert.Equal(hash, Bind("/// More.\n" + Store).Session!.Hash);
        Assert.Equal(hash, Bind("const unrelated: u8 = 1;\n" + Store).Session!.Hash);
        Assert.Equal(hash, Bind("alias Size = u64;\n" + Store.Replace("size: u64;", "size: Size;", StringComparison.Ordinal)).Session!.Hash);
    }

    [Theory]
    [InlineData("size: u64;", "size: i64;")]
    [InlineData("size: u64;", "length: u64;")]
    [InlineData("lost = 1", "lost = 2")]
    [InlineData("version 2.3", "version 2.4")]
    [InlineData("-> Info or Failure", "-> Info")]
    [InlineData("pathName: string<9>", "pathName: string<10>")]
    [InlineData("=> status", "")]
    public void The_hash_follows_what_does(string before, string after) => Assert.NotEqual(
        Bind(Store).Session!.Hash, Bind(Store.Replace(before, after, StringComparison.Ordinal)).Session!.Hash);

    [Fact]
    public void Opcodes_continue_behind_a_base_and_exceptions_count_down()
    {
        Contract contract = Compiling.Bind(
            "[genode] exception A; [genode] exception B;\n"
            + "[genode] interface Left { @0 one(); @1 reserved; }\n"
            + "[genode] interface Middle extends Left { @2 two(); }\n"
            + "[genode] session Right extends Middle { @3 three() throws (A, B); }");
        InterfaceDeclaration right = contract.Get<InterfaceDeclaration>("Right");

        Assert.Equal([("Left", 0), ("Middle", 2)], right.InheritedFunctions.Select(f => (f.DeclaredIn.Name, f.Function.Opcode)));
        Assert.Equal(3, Assert.Single(right.Functions).Opcode);
        Assert.Equal([-1002, -1001], right.Functions[0].Exceptions.Select(e => e.Code));
        Assert.False(right.Session!.HasContractFunctions);
        Assert.Equal(string.Empty, right.Session.Hash);
    }

    [Fact]
    public void Documentation_is_taken_apart()
    {
        Documentation documentation = Compiling.Bind(
            "interface Store {\n/// Removes.\n///\n/// Twice.\n/// @param id which\n/// one\n/// @returns whether\n@0 remove(id: u64) -> bool; }")
            .Get<InterfaceDeclaration>("Store").Functions[0].Documentation!;

        Assert.Equal("Removes.\n\nTwice.", documentation.Text);
        Assert.Equal(new ParameterDocumentation("id", "which\none"), Assert.Single(documentation.Parameters));
        Assert.Equal("whether", documentation.Returns);
    }
}
