using System.Reflection;
using TelOS.Idl.Model;
using TelOS.Idl.Naming;
using TelOS.Idl.Testing;
using Xunit;

namespace TelOS.Idl.CSharp.Tests;

/// <summary>The compiler refuses names of types that meet, so it has to know what the types are called that are emitted.</summary>
public sealed class TypeNamesTests
{
    public static TheoryData<string> Scenarios => [.. Scenario.Names];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void The_types_of_a_scenario_are_those_that_the_compiler_expects(string scenario)
    {
        Scenario given = Scenario.Find(scenario);
        HashSet<string> spaces = [.. given.Contracts.Select(Space)];

        Assert.Equal(
            given.Contracts.SelectMany(Expected).Order(StringComparer.Ordinal),
            Types(given.Compile().Assembly).Where(type => spaces.Contains(type.Namespace!)).Select(type => type.FullName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_types_of_every_construct_are_those_that_the_compiler_expects()
    {
        Contract contract = ContractCompilation.Compile("every_thing.tidl", """
            edition 1;
            namespace example.every;
            const limit: u32 = 3;
            alias Id = u64;
            struct Plain { id: Id; }
            enum Colour : u8 { red = 0 }
            error Failure : u32 { busy = 1 }
            flags Access : u8 { read = 1 }
            union Shape : u8 { @1 size: u32; }
            record Person { @1 name: string; }
            dataspace Status { count: u32; }
            interface Canvas { @0 paint(); }
            session Silent service "Silent" version 1.0 { quota { ram: 16 KiB; caps: 4; } }
            session Hello service "Hello" version 1.0 { quota { ram: 16 KiB; caps: 4; } args { depth: u32 = 1; } }
            [genode] exception Denied;
            [genode] exception FoundException;
            """);
        Assert.Equal(
            typeof(Declaration).Assembly.GetTypes().Where(type => type.BaseType == typeof(Declaration)).Select(type => type.Name).Order(StringComparer.Ordinal),
            contract.Declarations.Select(declaration => declaration.GetType().Name).Distinct().Order(StringComparer.Ordinal));
        GeneratedAssemblyBuilder builder = new("EveryConstruct");
        builder.Add("EveryConstruct", [contract]);

        Assert.Equal(
            Expected(contract).Order(StringComparer.Ordinal),
            Types(builder.Build().Assembly).Where(type => type.Namespace == Space(contract)).Select(type => type.FullName).Order(StringComparer.Ordinal));
    }

    private static string Space(Contract contract) => contract.Spelling.CSharp ?? TargetNames.ToCSharpNamespace(contract.Namespace);

    private static IEnumerable<string> Expected(Contract contract) => contract.Declarations.SelectMany(CSharpTypeNames.Of)
        .Concat(contract.Declarations.Any(d => d is ConstantDeclaration) ? [CSharpTypeNames.OfConstants(contract.FileName)] : [])
        .Select(name => $"{Space(contract)}.{name}");

    private static IEnumerable<Type> Types(Assembly assembly) => assembly.GetTypes().Where(type => !type.IsNested);
}
