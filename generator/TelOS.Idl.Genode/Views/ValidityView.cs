using Scriban.Runtime;
using TelOS.Idl.Genode.Naming;
using TelOS.Idl.Genode.Server;
using TelOS.Idl.Model;

namespace TelOS.Idl.Genode.Views;

/// <summary>The types of a contract whose values have to be checked, as templates see them. <c>Templates/README.md</c> lists the members.</summary>
internal static class ValidityView
{
    /// <summary>The views, in the order of the declarations.</summary>
    /// <param name="context">The contract.</param>
    /// <param name="validity">Which types have to be checked.</param>
    public static ScriptArray Of(ViewContext context, Validity validity) =>
        [.. context.Contract.Declarations.Where(validity.IsChecked).Select(declaration => Of(declaration, context, validity))];

    /// <summary>The types that the declarations of a contract consist of.</summary>
    public static IEnumerable<TypeReference> Parts(Contract contract) => contract.Declarations.SelectMany(declaration => declaration switch
    {
        StructDeclaration type => type.Fields.Select(field => field.Type),
        UnionDeclaration type => type.Arms.Select(arm => arm.Type).OfType<TypeReference>(),
        _ => [],
    });

    private static ScriptObject Of(Declaration declaration, ViewContext context, Validity validity)
    {
        ScriptObject view = DeclarationView.Of(declaration, context) ?? throw new InvalidOperationException($"{declaration.Name} has no values.");
        if (declaration is StructDeclaration { Fields: var fields })
        {
            view["checks"] = new ScriptArray(fields.Select(field => validity.Check(field.Type, "value." + CppNames.OfMember(field.Name, field.Spelling))).OfType<string>());
        }

        if (declaration is UnionDeclaration { Arms: var arms } && view["arms"] is ScriptArray armViews)
        {
            for (int i = 0; i < arms.Count; i++)
            {
                ScriptObject arm = (ScriptObject)armViews[i]!;
                arm["check"] = arms[i].Type is { } type && validity.Check(type, "arm") is { } check ? check : "true";
                arm["is_checked"] = arm["check"] is not "true";
            }
        }

        return view;
    }
}
