using TelOS.Idl.Fuzz.Tests.Drivers;
using TelOS.Idl.Fuzz.Tests.Sources;
using TelOS.Idl.Model;
using TelOS.Idl.Testing;
using TelOS.Runtime;
using Xunit;

namespace TelOS.Idl.Fuzz.Tests.Contracts;

/// <summary>Random contracts, and what is generated from them.</summary>
public sealed class RandomContractFuzzTests
{
    private const int ContractsAtOnce = 6;

    [Fact]
    public void Fuzz_random_contracts_keep_their_meaning_through_all_that_prints_them() => FuzzLoop.Run(random =>
    {
        string text = RandomContract.Write(random, "fuzz.one");
        Contract contract = ContractCompilation.Compile("random.tidl", text);
        Assert.Equal(contract, ContractProperties.Check("random.tidl", text, []));
    });

    [Fact]
    public Task Fuzz_values_and_calls_of_random_contracts_come_back_as_they_went() => FuzzLoop.RunAsync(async random =>
    {
        ContractDriver driver = Compile(random);
        foreach ((string name, Action<Random> check) in driver.Values)
        {
            for (int i = 0; i < 50; i++)
            {
                check(random);
            }
        }

        foreach (InterfaceDriver peer in driver.Interfaces)
        {
            await EchoAsync(peer, random);
        }
    });

    private static ContractDriver Compile(Random random)
    {
        GeneratedAssemblyBuilder builder = new("FuzzContracts", typeof(ContractDriver).Assembly);
        (string Path, string Text)[] texts =
            [.. Enumerable.Range(0, ContractsAtOnce).Select(i => ($"random{i}.tidl", RandomContract.Write(random, $"fuzz.contract{i}")))];
        IReadOnlyList<Contract> contracts = ContractCompilation.Compile(texts);
        builder.Add("Fuzz", contracts, DriverWriter.Write(contracts, contracts));
        return (ContractDriver)Activator.CreateInstance(builder.Build().Assembly.GetType(DriverWriter.DriverName, throwOnError: true)!)!;
    }

    private static async Task EchoAsync(InterfaceDriver peer, Random random)
    {
        Probe probe = new();
        using Entrypoint entrypoint = new();
        List<Exception> errors = [];
        entrypoint.UnhandledError += (_, e) => errors.Add(e.Error);
        using Capability capability = entrypoint.Manage(peer.NewServer(probe));
        for (int function = 0; function < peer.Functions.Count; function++)
        {
            for (int i = 0; i < 20; i++)
            {
                probe.Clear();
                probe.AnswerSeed = random.Next();
                if (i % 2 == 0)
                {
                    peer.Call(function, probe, capability, random);
                }
                else
                {
                    await peer.CallAsync(function, probe, capability, random);
                }

                string what = $"{peer.Name}.{peer.Functions[function]}";
                Assert.True(probe.Handled == 1, $"{what} ran {probe.Handled} times.");
                Assert.True(Kept.Same(probe.Sent, probe.Seen), $"{what} was passed {Kept.Show(probe.Sent)} and saw {Kept.Show(probe.Seen)}.");
                Assert.True(Kept.Same(probe.Answered, probe.Got), $"{what} answered {Kept.Show(probe.Answered)} and gave {Kept.Show(probe.Got)}.");
            }
        }

        Assert.Empty(errors);
    }
}
