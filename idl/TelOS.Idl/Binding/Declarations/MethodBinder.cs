using TelOS.Idl.Binding.Attributes;
using TelOS.Idl.Binding.Documents;
using TelOS.Idl.Binding.Messages;
using TelOS.Idl.Binding.Names;
using TelOS.Idl.Binding.Symbols;
using TelOS.Idl.Binding.Types;
using TelOS.Idl.Diagnostics;
using TelOS.Idl.Model;
using TelOS.Idl.Syntax;

namespace TelOS.Idl.Binding.Declarations;

/// <summary>Binds methods and signals.</summary>
/// <param name="context">The compilation.</param>
internal sealed class MethodBinder(BindingContext context)
{
    private const int LastExceptionCode = -1001;

    private static readonly MessageBudget Unknown = new(0, 0, 0, 0, 0, 0);

    public Function Bind(Symbol owner, MethodSyntax syntax, NameScope names)
    {
        SourceFile file = owner.File;
        BoundAttributes attributes = AttributeBinder.Bind(syntax.Attributes, AttributeTarget.Method, file.Sink);
        Spelling spelling = names.Add(syntax.Name, attributes.Spelling);
        bool returns = syntax.Result is not null || syntax.Error is not null;
        Documentation? documentation = DocumentationBinder.Bind(
            syntax.Documentation, [.. syntax.Parameters.Select(p => p.Name.Text)], returns, file.Sink);
        List<Parameter?> parameters = BindParameters(syntax, file);
        TypeReference? result = BindResult(syntax, file);
        NamedType? error = BindError(owner, syntax, result, file);
        ValueArray<ThrownException> exceptions = BindExceptions(owner, syntax, file);
        MessageBudget budget = Unknown;
        bool isComplete = parameters.TrueForAll(p => p is not null)
            && result is null == syntax.Result is null
            && error is null == syntax.Error is null;
        if (isComplete && MessageBudgets.Compute([.. parameters.OfType<Parameter>()], result, error) is { } computed)
        {
            budget = computed.Budget;
            MessageRules.Check(syntax.Name.Text, syntax.Name.Span, budget, computed.LeastRequest, computed.LeastReply, owner.IsGenode, file.Sink);
        }
        return new Function(
            Opcode(syntax),
            syntax.Name.Text,
            spelling,
            documentation,
            attributes.Availability,
            ValueArray.From(parameters.OfType<Parameter>()),
            result,
            error,
            exceptions,
            null,
            budget);
    }

    public Function Bind(Symbol owner, SignalSyntax syntax, NameScope names)
    {
        SourceFile file = owner.File;
        BoundAttributes attributes = AttributeBinder.Bind(syntax.Attributes, AttributeTarget.Signal, file.Sink);
        Spelling spelling = names.Add(syntax.Name, attributes.Spelling);
        Documentation? documentation = DocumentationBinder.Bind(syntax.Documentation, file.Sink);
        Symbol signalContext = context.CompilerType("genode.SignalContext");
        MarkUsed(file, signalContext);
        NamedType target = context.Types.ReferenceTo(signalContext, syntax.Span, file)!;
        Parameter handler = new("handler", Spelling.None, new CapabilityType(target, CapabilityTransfer.Copy), IsInOut: false);
        return new Function(
            Opcode(syntax),
            syntax.Name.Text,
            spelling,
            documentation,
            attributes.Availability,
            ValueArray.Of(handler),
            null,
            null,
            default,
            new Signal(syntax.Reads?.Text),
            MessageBudgets.Compute([handler], null, null)!.Value.Budget);
    }

    // A signal needs no import, and an import that says what it takes is not superfluous.
    private static void MarkUsed(SourceFile file, Symbol symbol)
    {
        foreach (FileImport import in file.Imports.Where(i => i.Target == symbol.File))
        {
            import.IsUsed = true;
        }
    }

    // Numbers that are wrong have been reported, and a file with errors has no model.
    private static int Opcode(OrdinalMemberSyntax member) =>
        member.Ordinal is { } ordinal ? (int)Math.Min(Numbers.Parse(ordinal.Digits, int.MaxValue), int.MaxValue) : 0;

    private List<Parameter?> BindParameters(MethodSyntax syntax, SourceFile file)
    {
        if (syntax.Parameters.Count > MessageRules.MaxParameters)
        {
            file.Sink.Report(
                MessageDiagnostics.TooManyParameters, syntax.Name.Span, syntax.Name.Text, Numbers.Text(syntax.Parameters.Count));
        }
        List<Parameter?> parameters = [];
        if (syntax.Parameters.Count == 0)
        {
            return parameters;
        }
        NameScope names = new(NameForm.Parameter, file.Sink);
        foreach (ParameterSyntax parameter in syntax.Parameters)
        {
            BoundAttributes attributes = AttributeBinder.Bind(parameter.Attributes, AttributeTarget.Parameter, file.Sink);
            Spelling spelling = names.Add(parameter.Name, attributes.Spelling);
            TypeReference? type = context.Types.Bind(parameter.Type, file);
            bool isValid = type is not null
                && TypePlacement.Check(type, TypePlace.Parameter, parameter.Type.Span, file.Sink)
                && CanTravelBack(parameter, type, file);
            parameters.Add(isValid ? new Parameter(parameter.Name.Text, spelling, type!, parameter.IsInOut) : null);
        }
        return parameters;
    }

    private static bool CanTravelBack(ParameterSyntax parameter, TypeReference type, SourceFile file)
    {
        bool isOneWay = type.Unaliased is TextType or BytesType or BulkType
            or CapabilityType { Transfer: not CapabilityTransfer.Copy };
        if (!parameter.IsInOut || !isOneWay)
        {
            return true;
        }
        file.Sink.Report(MessageDiagnostics.InOutType, parameter.Span, TypeNames.Of(type));
        return false;
    }

    private TypeReference? BindResult(MethodSyntax syntax, SourceFile file) =>
        syntax.Result is not null
        && context.Types.Bind(syntax.Result, file) is { } type
        && TypePlacement.Check(type, TypePlace.Result, syntax.Result.Span, file.Sink)
            ? type
            : null;

    private NamedType? BindError(Symbol owner, MethodSyntax syntax, TypeReference? result, SourceFile file)
    {
        if (syntax.Error is null || context.Types.Bind(syntax.Error, file) is not { } type)
        {
            return null;
        }
        bool isError = type.Unaliased is NamedType { Kind: NamedTypeKind.Error }
            || (owner.IsGenode && type.Unaliased is NamedType { Kind: NamedTypeKind.Enum or NamedTypeKind.Struct });
        if (!isError)
        {
            file.Sink.Report(MessageDiagnostics.NotAnError, syntax.Error.Span, TypeNames.Of(type));
            return null;
        }
        NamedType error = (NamedType)type.Unaliased;
        if (result?.Unaliased is NamedType named && named == error)
        {
            file.Sink.Report(MessageDiagnostics.ResultIsError, syntax.Error.Span, syntax.Name.Text, error.Name);
        }
        return error;
    }

    private ValueArray<ThrownException> BindExceptions(Symbol owner, MethodSyntax syntax, SourceFile file)
    {
        if (syntax.Throws.Count == 0)
        {
            return default;
        }
        if (!owner.IsGenode)
        {
            file.Sink.Report(MessageDiagnostics.ThrowsOutsideGenode, syntax.Throws[0].Span);
        }
        List<ThrownException> exceptions = [];
        for (int i = 0; i < syntax.Throws.Count; i++)
        {
            Identifier name = syntax.Throws[i];
            NamedType? exception = context.Types.BindNamed(name, file, "an exception", NamedTypeKind.Exception);
            if (exception is null)
            {
                continue;
            }
            if (exceptions.Exists(e => e.Exception == exception))
            {
                file.Sink.Report(MessageDiagnostics.ThrownTwice, name.Span, name.Text);
            }
            // Genode counts from the end of the list.
            exceptions.Add(new ThrownException(exception, LastExceptionCode - (syntax.Throws.Count - 1 - i)));
        }
        return ValueArray.From(exceptions);
    }
}
