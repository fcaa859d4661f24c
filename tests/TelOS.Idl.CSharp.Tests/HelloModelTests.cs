using TelOS.Idl.Model;
using TelOS.Idl.Testing;
using Xunit;

namespace TelOS.Idl.CSharp.Tests;

public sealed class HelloModelTests
{
    [Fact]
    public void Code_of_a_model_made_by_hand_compiles_without_a_warning()
    {
        GeneratedAssemblyBuilder builder = new("Hello");
        builder.Add("hello", Hello());
        Assert.NotNull(builder.Build().Assembly.GetType("Samples.Hello.HelloClient"));
    }

    private static Contract Hello()
    {
        NamedType error = new(NamedTypeKind.Error, "samples.hello", Spelling.None, "HelloError", Spelling.None, new Layout(4, 4), ScalarKind.U32, false);
        NamedType info = new(NamedTypeKind.Struct, "samples.hello", Spelling.None, "Info", Spelling.None, new Layout(96, 8), default, false);
        TypeReference u32 = new ScalarType(ScalarKind.U32);
        return new Contract("hello.tidl", 1, "samples.hello", Spelling.None, false, null, default, ValueArray.Of<Declaration>(
            new EnumDeclaration("HelloError", Spelling.None, null, Availability.Always, false, ScalarKind.U32, true, false, ValueArray.Of(
                new EnumMember("noName", Spelling.None, null, Availability.Always, 1, QuotaKind.None),
                new EnumMember("outOfRam", Spelling.None, null, Availability.Always, 2, QuotaKind.Ram))),
            new StructDeclaration("Info", Spelling.None, null, Availability.Always, false, Packing.Explicit, new Layout(96, 8), ValueArray.Of(
                new Field("count", Spelling.None, null, Availability.Always, u32, 0),
                new Field("flag", Spelling.None, null, Availability.Always, new ScalarType(ScalarKind.Bool), 4),
                new Field("name", Spelling.None, null, Availability.Always, new StringType(32), 8),
                new Field("ids", Spelling.None, null, Availability.Always, new ArrayType(new ScalarType(ScalarKind.U64), 4), 48),
                new Field("limit", Spelling.None, null, Availability.Always, new OptionalType(u32), 80),
                new Field("why", Spelling.None, null, Availability.Always, error, 88)), ValueArray.Of(new ReservedRange(5, 3, ReservedKind.Pad))),
            new InterfaceDeclaration("Hello", Spelling.None, null, Availability.Always, false, null, null, ValueArray.Of(
                Function(0, "greet", new StringType(96), error, new Parameter("name", Spelling.None, new TextType(64), false)),
                Function(1, "add", u32, null, new Parameter("a", Spelling.None, u32, false), new Parameter("b", Spelling.None, u32, true)),
                Function(2, "info", info, null, new Parameter("limit", Spelling.None, new OptionalType(error), false)),
                new Function(3, "changed", Spelling.None, null, Availability.Always, default, null, null, default, new Signal("info"), new MessageBudget(8, 8, 1, 0, 0, 0))), default, default)));
    }

    private static Function Function(int opcode, string name, TypeReference? result, NamedType? error, params Parameter[] parameters) => new(
        opcode, name, Spelling.None, null, Availability.Always, ValueArray.From(parameters), result, error, default, null, new MessageBudget(0, 0, 0, 0, 0, 0));
}
