using System.Numerics;
using TelOS.Idl.CSharp.Code;
using TelOS.Idl.CSharp.Interfaces;
using TelOS.Idl.CSharp.Naming;
using TelOS.Idl.CSharp.Wire;
using TelOS.Idl.Model;

namespace TelOS.Idl.CSharp.Emitters;

/// <summary>Writes the typed arguments of a session: clients format them, roots read them.</summary>
internal sealed class ArgumentsEmitter
{
    private readonly InterfaceShape _shape;
    private readonly SourceFile _file;
    private readonly CodeWriter _code;
    private readonly List<(SessionArgument Argument, string Name)> _arguments = [];

    private ArgumentsEmitter(InterfaceShape shape, SessionDeclaration session, ContractNames contract)
    {
        _shape = shape;
        var names = new NameScope([.. ReservedNames.OfObject, "PrintMembers", "TryRead", "Format", shape.Arguments]);
        foreach (SessionArgument argument in session.Arguments)
        {
            string name = CSharpNames.Member(argument.Name, argument.Spelling);
            _arguments.Add((argument, CSharpNames.Escape(names.Take(name, name + "Value"))));
        }

        _file = new SourceFile(contract, shape.Arguments, _arguments.Select(argument => argument.Name));
        _code = _file.Body;
    }

    /// <summary>Writes the file of the arguments.</summary>
    public static GeneratedFile Emit(InterfaceShape shape, SessionDeclaration session, ContractNames contract)
    {
        var emitter = new ArgumentsEmitter(shape, session, contract);
        emitter.EmitType();
        return emitter._file.Finish();
    }

    private void EmitType()
    {
        _code.Line($"/// <summary>What a client says when it opens a session behind <see cref=\"{_shape.Interface}\"/>.</summary>");
        using (_code.Block($"public readonly record struct {_shape.Arguments}"))
        {
            _code.Line("/// <summary>Every argument has its default.</summary>");
            _code.Line($"public {_shape.Arguments}()");
            _code.Line("{");
            _code.Line("}");
            foreach ((SessionArgument argument, string name) in _arguments)
            {
                EmitProperty(argument, name);
            }

            EmitTryRead();
            EmitFormat();
        }
    }

    private static string TypeOf(SessionArgument argument) =>
        argument.Type.Unaliased is ScalarType scalar ? Scalars.Keyword(scalar.Kind) : "string";

    private static string Default(SessionArgument argument) =>
        argument.Default is { } value ? Literal.Constant(value, (argument.Type.Unaliased as ScalarType)?.Kind) : "null";

    private void EmitProperty(SessionArgument argument, string name)
    {
        _code.Separate();
        DocComment.Write(_code, argument.Documentation, $"The argument <c>{argument.Name}</c>.", $"In the argument string: <c>{argument.Key}</c>.");
        Attributes.Obsolete(_file, argument.Availability);
        string required = argument.Default is null ? "required " : string.Empty;
        string initial = argument.Default is null ? string.Empty : $" = {Default(argument)};";
        _code.Line($"public {required}{TypeOf(argument)} {name} {{ get; init; }}{initial}");
    }

    private void EmitTryRead()
    {
        _code.Separate();
        _code.Line("/// <summary>Reads what a client wrote.</summary>");
        _code.Line("/// <param name=\"source\">The request, which may be hostile.</param>");
        _code.Line("/// <param name=\"arguments\">The arguments.</param>");
        _code.Line("/// <returns>False when one is missing that must be given, or is not of its type.</returns>");
        using (_code.Block($"public static bool TryRead({_file.Runtime("SessionArguments")} source, out {_shape.Arguments} arguments)"))
        {
            _code.Line("bool isValid = true;");
            using (_code.Block($"arguments = new {_shape.Arguments}", "};"))
            {
                foreach ((SessionArgument argument, string name) in _arguments)
                {
                    _code.Line($"{name} = {Read(argument)},");
                }
            }

            _code.Separate();
            _code.Line("return isValid;");
        }
    }

    private static string Read(SessionArgument argument)
    {
        string key = Literal.Text(argument.Key);
        if (argument.Type.Unaliased is not ScalarType { Kind: var kind })
        {
            int capacity = (argument.Type.Unaliased as StringType)?.Capacity ?? 1;
            return $"source.ReadText({key}, {Default(argument)}, {Literal.Number(capacity)}, ref isValid)";
        }

        string fallback = argument.Default?.Integer is { } number ? Literal.Number(number) : "null";
        string type = Scalars.Keyword(kind);
        return kind switch
        {
            ScalarKind.Bool => $"source.ReadBoolean({key}, {Default(argument)}, ref isValid)",
            ScalarKind.U64 or ScalarKind.USize => $"source.ReadUnsigned({key}, {fallback}, ulong.MaxValue, ref isValid)",
            ScalarKind.U8 or ScalarKind.U16 or ScalarKind.U32 =>
                $"({type})source.ReadUnsigned({key}, {fallback}, {type}.MaxValue, ref isValid)",
            ScalarKind.I64 when argument.Default?.Integer == (BigInteger)long.MinValue =>
                $"source.ReadSigned({key}, long.MinValue, long.MinValue, long.MaxValue, ref isValid)",
            ScalarKind.I64 => $"source.ReadSigned({key}, {fallback}, long.MinValue, long.MaxValue, ref isValid)",
            _ => $"({type})source.ReadSigned({key}, {fallback}, {type}.MinValue, {type}.MaxValue, ref isValid)",
        };
    }

    private void EmitFormat()
    {
        _code.Separate();
        _code.Line("/// <summary>The arguments as they stand in the argument string.</summary>");
        _code.Line($"/// <exception cref=\"{_file.System("ArgumentException")}\">A text cannot be written in an argument string.</exception>");
        _code.Line($"public string Format() => new {_file.Runtime("SessionArgumentsBuilder")}()");
        using (_code.Indented())
        {
            foreach ((SessionArgument argument, string name) in _arguments)
            {
                _code.Line($".Add({Literal.Text(argument.Key)}, {Widen(argument)}{name})");
            }

            _code.Line(".ToString();");
        }
    }

    /// <summary>Numbers are added as 64 bits, signed or not; without a cast both would do.</summary>
    private static string Widen(SessionArgument argument) => argument.Type.Unaliased switch
    {
        ScalarType { Kind: ScalarKind.U8 or ScalarKind.U16 or ScalarKind.U32 } => "(ulong)",
        ScalarType { Kind: ScalarKind.I8 or ScalarKind.I16 or ScalarKind.I32 } => "(long)",
        _ => string.Empty,
    };
}
