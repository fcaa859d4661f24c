using TelOS.Idl.CSharp.Code;
using TelOS.Idl.CSharp.Messages;
using TelOS.Idl.CSharp.Naming;
using TelOS.Idl.Model;

namespace TelOS.Idl.CSharp.Interfaces;

/// <summary>A method as it is spelled in one file: the types of its parameters and what it returns.</summary>
internal sealed class Method
{
    private readonly SourceFile _file;

    /// <summary>Spells <paramref name="shape"/> for <paramref name="file"/>.</summary>
    public Method(MethodShape shape, SourceFile file)
    {
        _file = file;
        Shape = shape;
        var types = new MessageTypes(file, shape.IsGenode);
        var names = new NameScope();
        Parameters =
        [
            .. shape.Parameters.Select(parameter => new MethodParameter(
                parameter, names.Take(CSharpNames.Parameter(parameter.Name, parameter.Spelling)), types.Of(parameter.Type))),
        ];
        Value = shape.Function.Result is { } result ? types.Of(result) : null;
        Error = shape.Function.Error is { } error ? types.Of(error) : null;
    }

    /// <summary>The function and its names.</summary>
    public MethodShape Shape { get; }

    /// <summary>The function.</summary>
    public Function Function => Shape.Function;

    /// <summary>The parameters.</summary>
    public IReadOnlyList<MethodParameter> Parameters { get; }

    /// <summary>The parameters that travel both ways.</summary>
    public IEnumerable<MethodParameter> InOuts => Parameters.Where(parameter => parameter.Parameter.IsInOut);

    /// <summary>What it returns when it succeeds, or null.</summary>
    public MessageType? Value { get; }

    /// <summary>What it returns when it fails, or null.</summary>
    public MessageType? Error { get; }

    /// <summary>The C# type it returns, or <c>void</c>.</summary>
    public string ReturnType => Error is null
        ? Value?.Result ?? "void"
        : $"{_file.Runtime("Result")}<{Value?.Result ?? _file.Runtime("Ok")}, {Error.Result}>";

    /// <summary>The C# type of what is in a reply: where a value in the shared buffer lies instead of the value.</summary>
    public string ReplyType => Value is not BulkMessage bulk
        ? ReturnType
        : Error is null ? bulk.Raw : $"{_file.Runtime("Result")}<{bulk.Raw}, {Error.Result}>";

    /// <summary>Whether it returns something.</summary>
    public bool ReturnsValue => Value is not null || Error is not null;

    /// <summary>Names that the parameters take.</summary>
    public NameScope Locals() => new(Parameters.Select(parameter => parameter.Name));

    /// <summary>The synchronous signature, without modifiers.</summary>
    public string Signature =>
        $"{ReturnType} {Shape.Name}({string.Join(", ", Parameters.Select(parameter => parameter.Declaration))})";

    /// <summary>The parameters of a call that hands all of them on.</summary>
    public string Arguments => string.Join(", ", Parameters.Select(parameter => parameter.Argument));

    /// <summary>What an error type reads when a server does not know the call, or null where the contract has no such value.</summary>
    public string? Unsupported => Shape.IsGenode || Function.Error is not { Kind: NamedTypeKind.Error } error
        ? null
        : $"{_file.StaticType(error)}.{_file.Contract.UnsupportedOf(error)}";
}
