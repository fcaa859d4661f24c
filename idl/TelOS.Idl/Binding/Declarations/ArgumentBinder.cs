using System.Text;
using TelOS.Idl.Binding.Attributes;
using TelOS.Idl.Binding.Constants;
using TelOS.Idl.Binding.Documents;
using TelOS.Idl.Binding.Names;
using TelOS.Idl.Binding.Symbols;
using TelOS.Idl.Binding.Types;
using TelOS.Idl.Diagnostics;
using TelOS.Idl.Model;
using TelOS.Idl.Naming;
using TelOS.Idl.Syntax;

namespace TelOS.Idl.Binding.Declarations;

/// <summary>Binds the arguments of a session's creation.</summary>
/// <param name="context">The compilation.</param>
internal sealed class ArgumentBinder(BindingContext context)
{
    public ValueArray<SessionArgument> Bind(Symbol symbol, ArgumentsSectionSyntax section)
    {
        SourceFile file = symbol.File;
        NameScope names = new(NameForm.Member, file.Sink, string.Empty);
        List<SessionArgument> arguments = [];
        foreach (SessionArgumentSyntax argument in section.Arguments)
        {
            BoundAttributes attributes = AttributeBinder.Bind(argument.Attributes, AttributeTarget.Argument, file.Sink);
            Documentation? documentation = DocumentationBinder.Bind(argument.Documentation, file.Sink);
            Spelling spelling = names.Add(argument.Name, attributes.Spelling);
            string key = TargetNames.ToCpp(argument.Name.Text);
            bool isTaken = key is "label" or "ram_quota" or "cap_quota" || (key == "version" && !symbol.IsGenode);
            if (isTaken)
            {
                file.Sink.Report(SessionDiagnostics.ArgumentTaken, argument.Name.Span, argument.Name.Text, key);
            }
            if (BindType(argument, file) is { } type)
            {
                ConstantValue? value = argument.Default is null ? null : BindDefault(argument.Default, type, file);
                arguments.Add(new SessionArgument(
                    argument.Name.Text, spelling, documentation, attributes.Availability, key, type, value));
            }
        }
        return ValueArray.From(arguments);
    }

    private TypeReference? BindType(SessionArgumentSyntax argument, SourceFile file)
    {
        if (context.Types.Bind(argument.Type, file) is not { } type)
        {
            return null;
        }
        // The argument string knows no aliases, so the model does not keep them here.
        switch (type.Unaliased)
        {
            case ScalarType { Kind: not (ScalarKind.F32 or ScalarKind.F64) } scalar:
                return scalar;
            case StringType { Capacity: not null } text:
                return text;
            default:
                file.Sink.Report(SessionDiagnostics.ArgumentType, argument.Type.Span, TypeNames.Of(type));
                return null;
        }
    }

    private ConstantValue? BindDefault(ExpressionSyntax expression, TypeReference type, SourceFile file)
    {
        if (context.Constants.Evaluate(expression, file) is not { } value)
        {
            return null;
        }
        if (type is ScalarType scalar)
        {
            return ScalarRange.Convert(value, scalar.Kind, expression.Span, file.Sink);
        }
        if (value.Text is not { } text)
        {
            file.Sink.Report(TypeDiagnostics.WrongValue, expression.Span, ConstantEvaluator.Describe(value), "a text");
            return null;
        }
        int longest = ((StringType)type).Capacity!.Value - 1;
        int length = Encoding.UTF8.GetByteCount(text);
        if (length > longest)
        {
            file.Sink.Report(
                TypeDiagnostics.SizeOutOfRange, expression.Span, "The length of this text", Numbers.Text(length), "0", Numbers.Text(longest));
            return null;
        }
        return value;
    }
}
