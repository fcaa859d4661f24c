using System.Globalization;
using System.Reflection;
using TelOS.Idl.Testing;

namespace TelOS.Idl.GenodeWire.Tests;

/// <summary>All cases' contracts, compiled together with the code that drives them. One compilation serves all tests; a case that does not compile
/// is left out and fails its own tests only.</summary>
internal static class WireAssembly
{
    private static readonly Lazy<GeneratedAssembly> s_assembly = new(Build);

    private static readonly Dictionary<string, string> s_errors = [];

    /// <summary>A new driver for a case.</summary>
    /// <exception cref="InvalidOperationException">Its contract or its code did not compile.</exception>
    public static WireCaseDriver Driver(WireCase wireCase)
    {
        Assembly assembly = s_assembly.Value.Assembly;
        if (s_errors.TryGetValue(wireCase.Name, out string? error))
        {
            throw new InvalidOperationException(error);
        }
        Type type = assembly.GetType($"Wire.{Namespace(wireCase)}.Driver", throwOnError: true)!;
        return (WireCaseDriver)Activator.CreateInstance(type)!;
    }

    /// <summary>The contract of a case.</summary>
    public static string Contract(WireCase wireCase) => WireContract.Write(wireCase, $"wire.{Namespace(wireCase).ToLowerInvariant()}");

    private static string Namespace(WireCase wireCase) =>
        "Case" + Enumerable.Range(0, WireVectors.All.Count).First(i => ReferenceEquals(WireVectors.All[i], wireCase)).ToString(CultureInfo.InvariantCulture);

    private static GeneratedAssembly Build()
    {
        GeneratedAssemblyBuilder builder = new("Wire", typeof(WireCaseDriver).Assembly);
        foreach (WireCase wireCase in WireVectors.All)
        {
            try
            {
                builder.Add(Namespace(wireCase), ContractCompilation.Compile("vector.tidl", Contract(wireCase)), WireDriver.Write(wireCase, "Wire." + Namespace(wireCase)));
            }
            catch (InvalidOperationException e)
            {
                s_errors[wireCase.Name] = e.Message;
            }
        }
        return builder.Build();
    }
}
