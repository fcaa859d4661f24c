using System.Numerics;
using TelOS.Idl.Model;

namespace TelOS.Idl.Tool.Tests.Json;

/// <summary>Contracts with every field drawn at random: what the JSON form must carry, not what the language allows.</summary>
internal sealed class RandomContracts
{
    private readonly Random _random;
    private readonly RandomTypes _draw;

    public RandomContracts(Random random)
    {
        _random = random;
        _draw = new RandomTypes(random);
    }

    public Contract Next() => new(
        _draw.Text(), _draw.Number(1), _draw.Text(), _draw.Spelling(), _draw.Chance(), Documentation(), _draw.Some(_draw.Text),
        _draw.Some(Declaration, 12));

    private Documentation? Documentation() => _draw.Maybe(() => new Documentation(
        _draw.Text(), _draw.Some(() => new ParameterDocumentation(_draw.Text(), _draw.Text())), _draw.Maybe(_draw.Text)));

    private Availability Availability() => new(_draw.Chance() ? 0 : _draw.Number(1), _draw.Maybe(_draw.Text), _draw.Chance());

    private Declaration Declaration()
    {
        string name = _draw.Text();
        Spelling spelling = _draw.Spelling();
        Documentation? documentation = Documentation();
        Availability availability = Availability();
        bool genode = _draw.Chance();
        return _random.Next(11) switch
        {
            0 => new StructDeclaration(name, spelling, documentation, availability, genode, _draw.Value<Packing>(), _draw.Layout(), _draw.Some(Field), _draw.Some(Reserved)),
            1 => new DataspaceDeclaration(name, spelling, documentation, availability, genode, _draw.Layout(), _draw.Some(Field), _draw.Some(Reserved)),
            2 or 3 => new EnumDeclaration(name, spelling, documentation, availability, genode, _draw.Value<ScalarKind>(), _draw.Chance(), _draw.Chance(), _draw.Some(EnumMember)),
            4 => new FlagsDeclaration(name, spelling, documentation, availability, genode, _draw.Value<ScalarKind>(), _draw.Chance(), _draw.Some(EnumMember)),
            5 => new UnionDeclaration(name, spelling, documentation, availability, genode, _draw.Value<ScalarKind>(), _draw.Layout(), _draw.Number(), _draw.Number(), _draw.Some(UnionArm), _draw.Some(() => _draw.Number(1))),
            6 => new RecordDeclaration(name, spelling, documentation, availability, genode, _draw.Some(RecordField), _draw.Some(() => _random.Next(1, 65536))),
            7 => new ConstantDeclaration(name, spelling, documentation, availability, genode, _draw.Maybe(() => new ScalarType(_draw.Value<ScalarKind>())), Constant()),
            8 => new AliasDeclaration(name, spelling, documentation, availability, genode, _draw.Any()),
            9 => new ExceptionDeclaration(name, spelling, documentation, availability, genode),
            _ => new InterfaceDeclaration(
                name, spelling, documentation, availability, genode, _draw.Maybe(_draw.Named), _draw.Maybe(Session), _draw.Some(Function),
                _draw.Some(() => new InheritedFunction(_draw.Named(), Function())),
                _draw.Some(() => new ReservedOpcode(_draw.Number(), _draw.Maybe(_draw.Text)))),
        };
    }

    private Field Field() => new(_draw.Text(), _draw.Spelling(), Documentation(), Availability(), _draw.Any(), _draw.Number());

    private ReservedRange Reserved() => new(_draw.Number(), _draw.Number(1), _draw.Value<ReservedKind>());

    private EnumMember EnumMember() =>
        new(_draw.Text(), _draw.Spelling(), Documentation(), Availability(), Integer(), _draw.Value<QuotaKind>());

    private BigInteger Integer() => _random.Next(4) switch
    {
        0 => ulong.MaxValue,
        1 => long.MinValue,
        2 => 0,
        _ => _random.NextInt64(),
    };

    private UnionArm UnionArm() =>
        new(_draw.Number(1), _draw.Text(), _draw.Spelling(), Documentation(), Availability(), _draw.Maybe(() => _draw.Any()));

    private RecordField RecordField() =>
        new(_random.Next(1, 65536), _draw.Text(), _draw.Spelling(), Documentation(), Availability(), _draw.Any());

    private ConstantValue Constant() => _random.Next(5) switch
    {
        0 => new ConstantValue(Integer: Integer()),
        1 => new ConstantValue(Boolean: _draw.Chance()),
        2 => new ConstantValue(Text: _draw.Text()),
        3 => new ConstantValue(Float: BitConverter.DoubleToInt64Bits(
            _random.GetItems([0.0, -0.0, 0.1, double.MaxValue, double.Epsilon, double.NaN, double.NegativeInfinity], 1)[0])),
        _ => new ConstantValue(Float: _random.NextInt64(long.MinValue, long.MaxValue)),
    };

    private SessionDeclaration Session() => new(
        _draw.Maybe(_draw.Text),
        _draw.Number(),
        _draw.Number(),
        _draw.Chance(),
        _draw.Chance() ? null : _random.NextInt64(),
        _draw.Chance() ? null : _draw.Number(),
        _draw.Some(() => new SessionArgument(
            _draw.Text(), _draw.Spelling(), Documentation(), Availability(), _draw.Text(), _draw.Any(), _draw.Maybe(Constant))),
        _draw.Number(),
        _draw.Maybe(() => new BulkBuffer(_random.NextInt64(), _random.NextInt64())),
        _draw.Chance() ? string.Empty : string.Concat(Enumerable.Repeat("0123456789abcdef", 4)));

    private Function Function() => new(
        _draw.Number(),
        _draw.Text(),
        _draw.Spelling(),
        Documentation(),
        Availability(),
        _draw.Some(() => new Parameter(_draw.Text(), _draw.Spelling(), _draw.Any(), _draw.Chance())),
        _draw.Maybe(() => _draw.Any()),
        _draw.Maybe(_draw.Named),
        _draw.Some(() => new ThrownException(_draw.Named(), -_random.Next(1001, 1010))),
        _draw.Maybe(() => new Signal(_draw.Maybe(_draw.Text))),
        new MessageBudget(_draw.Number(), _draw.Number(), _draw.Number(), _draw.Number(), _draw.Number(), _draw.Number()));
}
