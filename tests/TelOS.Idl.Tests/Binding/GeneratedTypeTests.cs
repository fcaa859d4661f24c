using TelOS.Idl.Diagnostics;
using Xunit;

namespace TelOS.Idl.Tests.Binding;

public sealed class GeneratedTypeTests
{
    private const string Session = "session Hello service \"Hello\" version 1.0 { quota { ram: 16 KiB; caps: 4; } args { depth: u32 = 1; } }";

    public static TheoryData<string, string> Given => new()
    {
        { "interface Hello { @0 ping(); }", "IHello HelloClient HelloDispatcher HelloObject" },
        { Session, "IHello HelloClient HelloDispatcher HelloSession HelloContract HelloRoot HelloConnection HelloArguments" },
        { "enum Hello : u8 { none = 0 }", "HelloExtensions" },
        { "error Hello : u32 { busy = 1 }", "HelloExtensions" },
        { "flags Hello : u8 { all = 1 }", "HelloExtensions" },
        { "union Hello : u8 { @1 value: u32; }", "HelloTag" },
        { "dataspace Hello { value: u32; }", "HelloView" },
        { "const limit: u32 = 3;", "ContractConstants" },
    };

    [Theory]
    [MemberData(nameof(Given))]
    public void A_struct_cannot_be_called_like_a_type_of_another_declaration(string declaration, string types)
    {
        foreach (string type in types.Split(' '))
        {
            Assert.Equal(["2:8 TIDL0123"], Places(("contract.tidl", $"edition 1; namespace example; {declaration}\nstruct {type} {{ value: u64; }}")));
            Assert.Equal(
                [], Places(("contract.tidl", $"edition 1; namespace example; {declaration}\n[cs(\"Other\")] [cpp(\"Other\")] struct {type} {{ value: u64; }}")));
        }
    }

    [Theory]
    [InlineData("struct Hello { value: u8; }\ninterface Other { @0 ping(); }\nstruct HelloClient { value: u8; }")]
    [InlineData("interface Hello { @0 ping(); }\nstruct HelloRoot { value: u8; }\nstruct HelloSession { value: u8; }")]
    [InlineData("session Hello service \"Hello\" version 1.0 { quota { ram: 16 KiB; caps: 4; } }\nstruct HelloArguments { value: u8; }\nstruct HelloObject { value: u8; }")]
    [InlineData("[cpp(\"Client_id\")] alias HelloClient = u32;\ninterface Hello { @0 ping(value: HelloClient); }")]
    [InlineData("struct ContractConstants { value: u64; }")]
    public void Names_that_no_type_has_are_free(string declarations) => Assert.Equal(string.Empty, Compiling.Ids(declarations));

    public static TheoryData<string, string> GivenInCpp => new()
    {
        { "interface Hello { @0 ping(); }", "HelloCapability HelloClient HelloComponent" },
        { Session, "Session SessionCapability SessionClient SessionComponent Connection Root" },
        {
            Session + " session Second service \"Second\" version 1.0 { quota { ram: 16 KiB; caps: 4; } }",
            "HelloSession HelloSessionCapability HelloSessionClient HelloSessionComponent HelloConnection HelloRoot"
        },
    };

    [Theory]
    [MemberData(nameof(GivenInCpp))]
    public void A_type_cannot_be_called_like_a_class_of_an_interface_in_Cpp(string declaration, string types)
    {
        foreach (string type in types.Split(' '))
        {
            Assert.Equal("TIDL0125", Compiling.Ids($"{declaration}\n[cs(\"Other\")] struct {type} {{ value: u64; }}"));
            Assert.Equal("TIDL0125", Compiling.Ids($"alias {type} = u64;\n{declaration}\ninterface User {{ @0 use(value: {type}); }}"));
            Assert.Equal(string.Empty, Compiling.Ids($"{declaration}\n[cs(\"Other\")] [cpp(\"Another\")] struct {type} {{ value: u64; }}"));
        }
    }

    [Fact]
    public void A_record_makes_way_for_the_classes_of_a_session_and_not_for_what_took_its_other_name()
    {
        Assert.Equal(string.Empty, Compiling.Ids(Session + "\nrecord Connection { @1 value: u64; }"));
        Assert.Equal("TIDL0125", Compiling.Ids(Session + "\nstruct ConnectionRecord { value: u64; }\nrecord Connection { @1 value: u64; }"));
    }

    [Theory]
    [InlineData("Builder", "TIDL0120")]
    [InlineData("Fields", "TIDL0120")]
    [InlineData("Decode_result", "TIDL0120")]
    [InlineData("Encode_result", "TIDL0120")]
    [InlineData("Hello", "TIDL0120")]
    [InlineData("builder", "")]
    public void A_field_of_a_record_cannot_be_called_like_what_every_record_has_in_Cpp(string name, string expected) =>
        Assert.Equal(expected, Compiling.Ids($"record Hello {{ [cpp(\"{name}\")] @1 value: u64; }}"));

    [Fact]
    public void What_meets_in_Cpp_is_told_at_the_type_and_not_at_the_session()
    {
        Diagnostic found = Assert.Single(Compiling.Compile(("a.tidl", "edition 1; namespace example;\nstruct Root { value: u64; }\n" + Session)).Diagnostics);
        Assert.Equal(1, found.Start.Line);
        Assert.Equal("In C++, the struct 'Root' and the session 'Hello' both give the type 'Root'.", found.Message);
        Assert.Equal("Choose another name for 'Root', or say what C++ calls it with '[cpp(\"...\")]'.", found.Remedy);
    }

    [Fact]
    public void The_finding_names_the_type_and_both_declarations_and_the_attribute()
    {
        Diagnostic found = Assert.Single(Compiling.Compile(
            ("a.tidl", "edition 1; namespace example; " + Session),
            ("b.tidl", "edition 1; namespace example; struct HelloRoot { value: u64; }")).Diagnostics);

        Assert.Equal("b.tidl", found.Source.Path);
        Assert.Equal("In C#, the struct 'HelloRoot' and the session 'Hello' of 'a.tidl' both give the type 'HelloRoot'.", found.Message);
        Assert.Equal("Choose another name for 'HelloRoot', or say what C# calls it with '[cs(\"...\")]'.", found.Remedy);
    }

    [Fact]
    public void Files_meet_in_the_namespace_of_csharp_alone()
    {
        const string Interface = "edition 1; namespace example.one; interface Hello { @0 ping(); }";
        const string Struct = "namespace example.two; struct HelloClient { value: u64; }";

        Assert.Equal([], Places(("a.tidl", Interface), ("b.tidl", "edition 1; " + Struct)));
        Assert.Equal(["1:62 TIDL0123"], Places(("a.tidl", Interface), ("b.tidl", "edition 1; [cs(\"Example.One\")] " + Struct)));
    }

    [Fact]
    public void Names_made_equal_by_an_attribute_in_two_files_are_found_once() => Assert.Equal(
        ["1:50 TIDL0123"],
        Places(
            ("a.tidl", "edition 1; namespace example; interface Hello { @0 ping(); }"),
            ("b.tidl", "edition 1; namespace example; [cs(\"Hello\")] enum Greeting : u8 { none = 0 }\n"),
            ("c.tidl", "edition 1; namespace example; [cs(\"Hello\")] enum Welcome : u8 { none = 0 }")));

    [Fact]
    public void What_is_declared_twice_or_spelled_equally_is_not_told_again()
    {
        Assert.Equal("TIDL0108", Compiling.Ids("interface Hello { @0 ping(); }\ninterface Hello { @0 ping(); }"));
        Assert.Equal("TIDL0112", Compiling.Ids("interface Hello { @0 ping(); }\n[cs(\"Hello\")] interface Other { @0 ping(); }"));
        Assert.Equal(
            ["1:41 TIDL0109"],
            Places(
                ("a.tidl", "edition 1; namespace example; interface Hello { @0 ping(); }"),
                ("b.tidl", "edition 1; namespace example; interface Hello { @0 ping(); }")));
    }

    [Fact]
    public void Constants_of_two_files_that_are_called_alike_meet()
    {
        Diagnostic found = Assert.Single(Compiling.Compile(
            ("one/my_file.tidl", "edition 1; namespace example; const one: u32 = 1;"),
            ("two/my-file.tidl", "edition 1; namespace example; const two: u32 = 2; const three: u32 = 3;")).Diagnostics);

        Assert.Equal("TIDL0123", found.Descriptor.Id);
        Assert.Equal("In C#, the constants of 'my-file.tidl' and the constants of 'one/my_file.tidl' both give the type 'MyFileConstants'.", found.Message);
        Assert.Equal("Give one of the two files another name.", found.Remedy);
    }

    private static IEnumerable<string> Places(params (string Path, string Text)[] files) => Compiling.Compile(files).Diagnostics
        .Select(d => $"{d.Start.Line + 1}:{d.Start.Column + 1} {d.Descriptor.Id}");
}
