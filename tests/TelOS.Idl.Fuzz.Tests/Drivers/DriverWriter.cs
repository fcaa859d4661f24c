using System.Globalization;
using System.Text;
using TelOS.Idl.Model;

namespace TelOS.Idl.Fuzz.Tests.Drivers;

/// <summary>Writes the C# that exercises what is generated from contracts: servers that answer at random, clients that call at random.</summary>
internal static class DriverWriter
{
    /// <summary>The full name of the class that is written.</summary>
    public const string DriverName = "FuzzDrivers.Driver";

    /// <summary>Writes a <see cref="ContractDriver"/>.</summary>
    /// <param name="contracts">The contracts.</param>
    /// <param name="served">Those whose interfaces are exercised.</param>
    public static string Write(IReadOnlyList<Contract> contracts, IReadOnlyList<Contract> served)
    {
        StringBuilder classes = new();
        StringBuilder drivers = new();
        int number = 0;
        foreach (Contract contract in served)
        {
            foreach (InterfaceDeclaration declaration in contract.Declarations.OfType<InterfaceDeclaration>())
            {
                classes.Append(new InterfaceWriter(contract, declaration, number).Write());
                drivers.Append(CultureInfo.InvariantCulture, $"        new Interface{number}(),\n");
                number++;
            }
        }

        return $$"""
            #pragma warning disable
            #nullable enable
            using System;
            using System.Collections.Generic;
            using System.Threading.Tasks;
            using TelOS.Idl.Fuzz.Tests.Drivers;
            using TelOS.Runtime;

            namespace FuzzDrivers;

            public sealed class Driver : ContractDriver
            {
                public override IReadOnlyList<InterfaceDriver> Interfaces { get; } =
                [
            {{drivers}}    ];

                public override IReadOnlyList<(string Name, Action<Random> Check)> Values => FuzzDrivers.Values.Checks;
            }

            public static class Values
            {
            {{new ValueWriter(contracts).Write()}}}

            {{classes}}
            """;
    }
}
