using TelOS.Idl.Binding.Symbols;
using TelOS.Idl.Diagnostics;
using TelOS.Idl.Model;
using TelOS.Idl.Syntax;

namespace TelOS.Idl.Binding.Types;

/// <summary>Binds the built-in types that take arguments.</summary>
/// <param name="context">The compilation.</param>
internal sealed class GenericTypeBinder(BindingContext context)
{
    public TypeReference? Bind(GenericTypeSyntax syntax, SourceFile file) => syntax.Keyword.Text switch
    {
        "string" => BindString(syntax, file),
        "text" => BindText(syntax, file),
        "bytes" => BindBytes(syntax, file),
        "cap" => BindCapability(syntax, file),
        "list" => BindList(syntax, file),
        "map" => BindMap(syntax, file),
        "ring" => BindRing(syntax, file),
        "packets" => BindPackets(syntax, file),
        _ => null,
    };

    private StringType? BindString(GenericTypeSyntax syntax, SourceFile file)
    {
        if (syntax.Arguments.Count == 0)
        {
            return new StringType(null);
        }
        return HasForm(syntax, file, "'string<n>' with a number of bytes, terminator included", false)
            && Size(syntax, 0, file, "The capacity of a string", 1) is { } capacity
            ? new StringType(capacity)
            : null;
    }

    private TextType? BindText(GenericTypeSyntax syntax, SourceFile file) =>
        HasForm(syntax, file, "'text<n>' with a number of bytes, terminator included", false)
        && Size(syntax, 0, file, "The bound of a text", 1) is { } max
            ? new TextType(max)
            : null;

    private BytesType? BindBytes(GenericTypeSyntax syntax, SourceFile file)
    {
        if (syntax.Arguments.Count == 0)
        {
            return new BytesType(null, null);
        }
        if (syntax.Arguments.Count == 1)
        {
            return HasForm(syntax, file, "'bytes<n>', or 'bytes<Record, n>'", false)
                && Size(syntax, 0, file, "The bound of bytes", 1) is { } plain
                ? new BytesType(plain, null)
                : null;
        }
        if (!HasForm(syntax, file, "'bytes<n>', or 'bytes<Record, n>'", true, false))
        {
            return null;
        }
        NamedType? record = null;
        if (syntax.Arguments[0].Type is NameTypeSyntax name)
        {
            record = context.Types.BindNamed(name.Name, file, "a record", NamedTypeKind.Record);
        }
        else
        {
            file.Sink.Report(TypeDiagnostics.TypeArguments, syntax.Span, "bytes", "'bytes<n>', or 'bytes<Record, n>'");
        }
        return Size(syntax, 1, file, "The bound of bytes", 1) is { } max && record is not null ? new BytesType(max, record) : null;
    }

    private CapabilityType? BindCapability(GenericTypeSyntax syntax, SourceFile file)
    {
        if (syntax.Arguments.Count == 0)
        {
            return new CapabilityType(null, CapabilityTransfer.Copy);
        }
        const string Form = "'cap', or 'cap<I>' with an interface or a session";
        if (!HasForm(syntax, file, Form, true))
        {
            return null;
        }
        if (syntax.Arguments[0].Type is not NameTypeSyntax name)
        {
            file.Sink.Report(TypeDiagnostics.TypeArguments, syntax.Span, "cap", Form);
            return null;
        }
        return context.Types.BindNamed(name.Name, file, "an interface or a session", NamedTypeKind.Interface, NamedTypeKind.Session) is { } target
            ? new CapabilityType(target, CapabilityTransfer.Copy)
            : null;
    }

    private ListType? BindList(GenericTypeSyntax syntax, SourceFile file) =>
        HasForm(syntax, file, "'list<T>'", true) && context.Types.Bind(syntax.Arguments[0].Type!, file) is { } element
            ? new ListType(element)
            : null;

    private MapType? BindMap(GenericTypeSyntax syntax, SourceFile file)
    {
        if (!HasForm(syntax, file, "'map<K, V>'", true, true))
        {
            return null;
        }
        TypeReference? key = context.Types.Bind(syntax.Arguments[0].Type!, file);
        TypeReference? value = context.Types.Bind(syntax.Arguments[1].Type!, file);
        return key is not null && value is not null ? new MapType(key, value) : null;
    }

    private RingType? BindRing(GenericTypeSyntax syntax, SourceFile file)
    {
        if (!HasForm(syntax, file, "'ring<T, n>'", true, false))
        {
            return null;
        }
        TypeReference? element = context.Types.Bind(syntax.Arguments[0].Type!, file);
        int? slots = Size(syntax, 1, file, "The number of a ring's slots", 2);
        return element is not null && slots is { } count ? new RingType(element, count) : null;
    }

    private PacketsType? BindPackets(GenericTypeSyntax syntax, SourceFile file)
    {
        if (!HasForm(syntax, file, "'packets<T, s, a>'", true, false, false))
        {
            return null;
        }
        TypeReference? descriptor = context.Types.Bind(syntax.Arguments[0].Type!, file);
        int? submit = Size(syntax, 1, file, "The number of submit slots", 2);
        int? acknowledge = Size(syntax, 2, file, "The number of acknowledgement slots", 2);
        if (descriptor is null || submit is not { } submitSlots || acknowledge is not { } ackSlots)
        {
            return null;
        }
        long offset = Layouts.BulkOffset(descriptor, submitSlots, ackSlots);
        if (offset <= int.MaxValue)
        {
            return new PacketsType(descriptor, submitSlots, ackSlots, (int)offset);
        }
        file.Sink.Report(TypeDiagnostics.TooLarge, syntax.Span, "packets");
        return null;
    }

    private int? Size(GenericTypeSyntax syntax, int index, SourceFile file, string what, int low) =>
        context.SizeOf(syntax.Arguments[index].Size!, file, what, low);

    /// <summary>Whether the arguments are as many and of the kinds (type or not) that the type takes; reports when they are not.</summary>
    private static bool HasForm(GenericTypeSyntax syntax, SourceFile file, string form, params bool[] isType)
    {
        bool matches = syntax.Arguments.Count == isType.Length;
        for (int i = 0; matches && i < isType.Length; i++)
        {
            TypeArgumentSyntax argument = syntax.Arguments[i];
            matches = isType[i] ? argument.Type is not null : argument.Size is not null;
        }
        if (!matches)
        {
            file.Sink.Report(TypeDiagnostics.TypeArguments, syntax.Span, syntax.Keyword.Text, form);
        }
        return matches;
    }
}
