using Scriban.Runtime;
using TelOS.Idl.Genode.Naming;
using TelOS.Idl.Genode.Server;
using TelOS.Idl.Model;

namespace TelOS.Idl.Genode.Views;

/// <summary>The types of a contract whose values have to be checked, or copied with care, as templates see them. <c>Templates/README.md</c> lists the members.</summary>
internal static class ValidityView
{
    /// <summary>The views, in the order of the declarations.</summary>
    /// <param name="context">The contract.</param>
    /// <param name="validity">Which types have to be checked.</param>
    public static ScriptArray Of(ViewContext context, Validity validity) =>
        [.. context.Contract.Declarations.Where(declaration => validity.IsChecked(declaration) || validity.IsPartlyUsed(declaration)).Select(declaration => Of(declaration, context, validity))];

    /// <summary>The types that the declarations of a contract consist of.</summary>
    public static IEnumerable<TypeReference> Parts(Contract contract) => contract.Declarations.SelectMany(declaration => declaration switch
    {
        StructDeclaration type => type.Fields.Select(field => field.Type),
        UnionDeclaration type => type.Arms.Select(arm => arm.Type).OfType<TypeReference>(),
        _ => [],
    });

    /// <summary>Whether a declaration or a member is deprecated, so that naming it is a warning.</summary>
    public static bool HasDeprecated(Contract contract) => contract.Declarations.Any(declaration =>
        declaration.Availability.Deprecated is not null
        || declaration switch
        {
            StructDeclaration type => type.Fields.Any(field => field.Availability.Deprecated is not null),
            UnionDeclaration type => type.Arms.Any(arm => arm.Availability.Deprecated is not null),
            EnumDeclaration type => type.Members.Any(member => member.Availability.Deprecated is not null),
            _ => false,
        });

    private static ScriptObject Of(Declaration declaration, ViewContext context, Validity validity)
    {
        ScriptObject view = DeclarationView.Of(declaration, context) ?? throw new InvalidOperationException($"{declaration.Name} has no values.");
        view["has_valid"] = validity.IsChecked(declaration);
        view["has_unused"] = validity.IsPartlyUsed(declaration);
        if (declaration is StructDeclaration { Fields: var fields })
        {
            view["members"] = new ScriptArray(fields.Select(field => CppNames.OfMember(field.Name, field.Spelling)));
            view["checks"] = new ScriptArray(fields.Select(field => validity.Check(field.Type, "value." + CppNames.OfMember(field.Name, field.Spelling))).OfType<string>());
        }

        if (declaration is UnionDeclaration { Arms: var arms } && view["arms"] is ScriptArray armViews)
        {
            for (int i = 0; i < arms.Count; i++)
            {
                ScriptObject arm = (ScriptObject)armViews[i]!;
                arm["arm_check"] = arms[i].Type is { } type ? validity.Check(type, "arm") : null;
                arm["is_checked"] = arm["arm_check"] is not null;
                arm["is_empty"] = arms[i].Type is null;
                arm["has_unused"] = arms[i].Type is { } content && validity.IsPartlyUsed(content);
            }

            view["is_checked"] = armViews.OfType<ScriptObject>().Any(arm => arm.Is("is_checked"));
        }

        // Two names of one value are one case.
        view["distinct"] = new ScriptArray(view["values"] is ScriptArray values
            ? values.OfType<ScriptObject>().GroupBy(value => value.Text("value"), StringComparer.Ordinal).Select(group => group.First())
            : []);
        return view;
    }
}
