using TelOS.Idl.Diagnostics;
using TelOS.Idl.Formatting;
using TelOS.Idl.Model;
using Xunit;

namespace TelOS.Idl.Contracts.Tests;

/// <summary>What the repository ships is what its users imitate.</summary>
public sealed class ContractDiagnosticsTests
{
    [Fact]
    public void No_contract_of_the_repository_has_an_error_or_a_warning()
    {
        string[] findings =
        [
            .. from diagnostic in CompiledContracts.All.Result.Diagnostics
               where diagnostic.Severity is DiagnosticSeverity.Error or DiagnosticSeverity.Warning
               select $"{diagnostic.Source.Path}:{diagnostic.Start.Line + 1}:{diagnostic.Start.Column + 1}: {diagnostic.Descriptor.Id} {diagnostic.Message}",
        ];
        Nothing.In(findings);
    }

    [Fact]
    public void Every_contract_of_the_repository_compiles() =>
        Assert.Equal(CompiledContracts.All.Result.Contracts.Count, CompiledContracts.All.Models.Count);

    [Fact]
    public void Every_contract_of_the_repository_is_formatted() => Nothing.In(
    [
        .. from contract in CompiledContracts.All.Result.Contracts
           where ContractFormatter.Format(contract.Tree) != contract.Tree.Source.Content
           select contract.Tree.Source.Path,
    ]);

    [Fact]
    public void Every_new_method_fits_the_messages_of_every_kernel()
    {
        string[] tooLarge =
        [
            .. from part in NewSessions()
               from function in part.Functions
               where function.Budget.RequestBytes > MessageBudget.PortableBytes
                   || function.Budget.ReplyBytes > MessageBudget.PortableBytes
                   || function.Budget.RequestCapabilities > 1
                   || function.Budget.ReplyCapabilities > 1
               select $"{part.Name}.{function.Name}",
        ];
        Nothing.In(tooLarge);
    }

    [Fact]
    public void Every_new_session_has_a_service_a_version_and_quotas()
    {
        InterfaceDeclaration[] sessions = [.. NewSessions().Where(i => i.Session is not null)];
        Assert.NotEmpty(sessions);
        Assert.All(sessions, s =>
        {
            Assert.NotNull(s.Session!.Service);
            Assert.True(s.Session.Major > 0);
            Assert.True(s.Session.RamQuota > 0);
            Assert.True(s.Session.CapQuota > 0);
            Assert.NotEmpty(s.Session.Hash);
        });
    }

    [Fact]
    public void Every_interface_and_method_is_documented()
    {
        string[] silent =
        [
            .. from model in CompiledContracts.All.Models
               from path in UndocumentedParts.Of(model.Contract)
               select $"{model.Contract.Namespace}.{path}",
        ];
        Nothing.In(silent);
    }

    private static IEnumerable<InterfaceDeclaration> NewSessions() =>
        from model in CompiledContracts.All.Models
        from declaration in model.Contract.Declarations.OfType<InterfaceDeclaration>()
        where !declaration.IsGenode
        select declaration;
}
