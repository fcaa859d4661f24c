using Scriban.Runtime;
using TelOS.Idl.Model;

namespace TelOS.Idl.Genode.Views;

/// <summary>A type where it is used, as templates see it. <c>Templates/README.md</c> lists the members.</summary>
internal static class TypeView
{
    /// <summary>The view of a type, or null where there is none.</summary>
    /// <param name="type">The type.</param>
    /// <param name="context">The contract.</param>
    public static ScriptObject? Of(TypeReference? type, ViewContext context)
    {
        if (type is null)
        {
            return null;
        }

        TypeReference plain = type.Unaliased;
        NamedType? record = plain switch
        {
            BulkType bulk => bulk.Record,
            BytesType bytes => bytes.Record,
            _ => null,
        };
        return new ScriptObject
        {
            ["type"] = context.Names.Of(type),
            ["kind"] = Kind(plain),
            ["scalar"] = plain is ScalarType scalar ? Naming.CppNames.OfScalar(scalar.Kind) : string.Empty,
            ["max"] = plain switch
            {
                TextType text => text.Max,
                BytesType bytes => bytes.Max ?? 0,
                StringType text => text.Capacity ?? 0,
                _ => 0,
            },
            ["record"] = record is null ? string.Empty : context.Names.OfNamed(record),
            ["element"] = plain is OptionalType optional ? Of(optional.Element, context) : null,
            ["transfer"] = plain is CapabilityType capability
                ? capability.Transfer switch
                {
                    CapabilityTransfer.Move => "move",
                    CapabilityTransfer.Borrow => "borrow",
                    _ => "copy",
                }
                : string.Empty,
            ["interface"] = plain is CapabilityType { Interface: { } target } ? context.Names.OfNamed(target) : string.Empty,
        };
    }

    private static string Kind(TypeReference type) => type switch
    {
        ScalarType { Kind: ScalarKind.Bool } => "bool",
        ScalarType => "scalar",
        NamedType named => named.Kind switch
        {
            NamedTypeKind.Struct => "struct",
            NamedTypeKind.Enum or NamedTypeKind.Error => "enum",
            NamedTypeKind.Flags => "flags",
            NamedTypeKind.Union => "union",
            _ => "other",
        },
        StringType => "string",
        TextType => "text",
        BytesType { Record: not null } => "record",
        BytesType => "bytes",
        BulkType { Record: not null } => "bulk_record",
        BulkType => "bulk_bytes",
        OptionalType => "optional",
        CapabilityType => "cap",
        _ => "other",
    };
}
