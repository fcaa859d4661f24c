using System.Globalization;
using System.Text;
using TelOS.Idl.Model;

namespace TelOS.Idl.Fuzz.Tests.Drivers;

/// <summary>Writes the driver and the server of one interface.</summary>
internal sealed class InterfaceWriter
{
    private readonly InterfaceDeclaration _declaration;
    private readonly int _number;
    private readonly string _name;
    private readonly FunctionWriter[] _functions;

    public InterfaceWriter(Contract contract, InterfaceDeclaration declaration, int number)
    {
        _declaration = declaration;
        _number = number;
        _name = DriverNames.Of(contract, declaration);
        _functions =
        [
            .. declaration.InheritedFunctions.Select(inherited => inherited.Function).Concat(declaration.Functions)
                .Select((function, index) => new FunctionWriter(function, index, _name)),
        ];
    }

    /// <summary>Writes both classes.</summary>
    public string Write()
    {
        string server = _declaration.Session is null ? _name + "Object" : _name + "Session";
        string arguments = _declaration.Session is null ? string.Empty : """(new SessionArguments("label=\"fuzz\", ram_quota=67108864, cap_quota=100"))""";
        StringBuilder code = new();
        code.Append(CultureInfo.InvariantCulture, $$"""
            public sealed class Server{{_number}}(Probe probe) : {{server}}{{arguments}}
            {
            {{string.Concat(_functions.Select(function => function.Handler()))}}}

            public sealed class Interface{{_number}} : InterfaceDriver
            {
                public override string Name => "{{_name}}";

                public override bool IsGenode => {{(_declaration.IsGenode ? "true" : "false")}};

                public override bool HasContract => {{(_declaration.Session is { HasContractFunctions: true } ? "true" : "false")}};

                public override bool UsesBulk => {{(_functions.Any(function => function.UsesBulk) ? "true" : "false")}};

                public override IReadOnlyList<string> Functions { get; } = [{{string.Join(", ", _functions.Select(function => $"\"{function.Name}\""))}}];

                public override RpcObject NewServer(Probe probe) => new Server{{_number}}(probe);

                public override void Call(int function, Probe probe, Capability target, Random r)
                {
                    switch (function)
                    {
            {{string.Concat(_functions.Select((function, i) => $"            case {i}: {function.Method}(probe, target, r, 3); break;\n"))}}            default: throw new ArgumentOutOfRangeException(nameof(function));
                    }
                }

                public override Task CallAsync(int function, Probe probe, Capability target, Random r) => function switch
                {
            {{string.Concat(_functions.Select((function, i) => $"        {i} => {function.Method}Async(probe, target, r, 3),\n"))}}        _ => throw new ArgumentOutOfRangeException(nameof(function)),
                };

            {{string.Concat(_functions.Select(function => function.Caller(isAsync: false) + function.Caller(isAsync: true)))}}}


            """);
        return code.ToString();
    }
}
