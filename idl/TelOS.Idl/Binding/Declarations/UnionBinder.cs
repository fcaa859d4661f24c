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

/// <summary>Binds unions: a tag, then room for the largest arm.</summary>
/// <param name="context">The compilation.</param>
internal sealed class UnionBinder(BindingContext context)
{
    public UnionDeclaration? Bind(Symbol symbol, UnionDeclarationSyntax syntax)
    {
        SourceFile file = symbol.File;
        ScalarKind tag = BindTag(syntax, file);
        MemberNumbers tags = new("The tag", (long)System.Numerics.BigInteger.Min(ScalarRange.Bounds(tag).High, int.MaxValue), file.Sink);
        NameScope names = new(NameForm.Member, file.Sink, symbol.Attributes.Spelling.CSharp ?? TargetNames.ToCSharp(symbol.Name));
        List<UnionArm> arms = [];
        List<int> reserved = [];
        Room room = new();
        foreach (OrdinalMemberSyntax member in syntax.Members)
        {
            int? number = tags.Add(member.Ordinal);
            if (member is OrdinalFieldSyntax arm)
            {
                UnionArm bound = BindArm(arm, number ?? 0, names, file, room);
                arms.Add(bound);
            }
            else if (number is { } removed)
            {
                reserved.Add(removed);
            }
        }
        Documentation? documentation = DeclarationBinder.Document(symbol);
        int? payload = PayloadSize(symbol, room, arms);
        if (payload is not { } size)
        {
            return null;
        }
        int tagSize = Layouts.SizeOf(tag);
        int offset = Numbers.RoundUp(tagSize, room.Alignment);
        int alignment = Math.Max(tagSize, room.Alignment);
        long total = Numbers.RoundUp((long)offset + size, alignment);
        if (total > int.MaxValue)
        {
            file.Sink.Report(TypeDiagnostics.TooLarge, symbol.Syntax.Name.Span, symbol.Name);
            return null;
        }
        reserved.Sort();
        return new UnionDeclaration(
            symbol.Name,
            symbol.Attributes.Spelling,
            documentation,
            symbol.Attributes.Availability,
            symbol.IsGenode,
            tag,
            new Layout((int)total, alignment),
            offset,
            size,
            ValueArray.From(arms),
            ValueArray.From(reserved));
    }

    private ScalarKind BindTag(UnionDeclarationSyntax syntax, SourceFile file)
    {
        if (syntax.Tag is null || context.Types.Bind(syntax.Tag, file) is not { } type)
        {
            return ScalarKind.U32;
        }
        if (type.Unaliased is ScalarType scalar && Layouts.IsInteger(scalar.Kind) && !Layouts.IsSigned(scalar.Kind))
        {
            return scalar.Kind;
        }
        file.Sink.Report(
            TypeDiagnostics.UnderlyingType, syntax.Tag.Span, TypeNames.Of(type), "the tag of a union", "an unsigned integer");
        return ScalarKind.U32;
    }

    private UnionArm BindArm(OrdinalFieldSyntax arm, int tag, NameScope names, SourceFile file, Room room)
    {
        BoundAttributes attributes = AttributeBinder.Bind(arm.Attributes, AttributeTarget.Field, file.Sink);
        Documentation? documentation = DocumentationBinder.Bind(arm.Documentation, file.Sink);
        Spelling spelling = names.Add(arm.Name, attributes.Spelling);
        TypeReference? type = arm.Type is null ? null : context.Types.Bind(arm.Type, file);
        if (type is not null && TypePlacement.Check(type, TypePlace.Arm, arm.Type!.Span, file.Sink)
            && Layouts.TryGet(type, out Layout layout))
        {
            room.Size = Math.Max(room.Size, layout.Size);
            room.Alignment = Math.Max(room.Alignment, layout.Alignment);
        }
        else
        {
            room.IsSpoiled |= arm.Type is not null;
        }
        return new UnionArm(tag, arm.Name.Text, spelling, documentation, attributes.Availability, type);
    }

    private int? PayloadSize(Symbol symbol, Room room, List<UnionArm> arms)
    {
        if (symbol.Attributes.Size is not { } expression)
        {
            return room.IsSpoiled ? null : room.Size;
        }
        if (context.SizeOf(expression, symbol.File, "The size of a union", 0) is not { } size)
        {
            return null;
        }
        foreach (UnionArm arm in arms)
        {
            if (arm.Type is { } type && Layouts.TryGet(type, out Layout layout) && layout.Size > size)
            {
                symbol.File.Sink.Report(
                    TypeDiagnostics.ArmTooLarge, expression.Span, arm.Name, Numbers.Text(layout.Size), Numbers.Text(size));
                return null;
            }
        }
        return room.IsSpoiled ? null : size;
    }

    /// <summary>What the arms need so far.</summary>
    private sealed class Room
    {
        public int Size { get; set; }

        public int Alignment { get; set; } = 1;

        public bool IsSpoiled { get; set; }
    }
}
