using TelOS.Idl.CSharp.Code;
using TelOS.Idl.CSharp.Naming;
using TelOS.Idl.Model;
using TelOS.Idl.Naming;

namespace TelOS.Idl.CSharp.Messages;

/// <summary>A capability, in a slot of its own.</summary>
internal sealed class CapabilityMessage : MessageType
{
    private readonly CapabilityTransfer _transfer;
    private readonly string _argument;

    /// <summary>A typed or untyped capability.</summary>
    public CapabilityMessage(CapabilityType type, SourceFile file)
        : this(file, type.Interface is { } named ? InterfaceReference(named, file) : null, type.Transfer)
    {
    }

    private CapabilityMessage(SourceFile file, string? target, CapabilityTransfer transfer)
        : base(Spell(file, target), Spell(file, target))
    {
        _argument = target is null ? string.Empty : $"<{target}>";
        _transfer = transfer;
    }

    /// <summary>Whether the receiver gives it back when the call is over.</summary>
    public bool IsBorrowed => _transfer == CapabilityTransfer.Borrow;

    /// <summary>Whether the sender gives its own reference up.</summary>
    public bool IsMoved => _transfer == CapabilityTransfer.Move;

    /// <summary>What disposes a capability.</summary>
    public string Dispose(string value) => _argument.Length == 0 ? $"{value}?.Dispose();" : $"{value}.Dispose();";

    /// <inheritdoc/>
    public override void EmitWrite(CodeWriter code, string writer, string value) =>
        code.Line($"{writer}.{(IsMoved ? "Move" : "Write")}Capability({value});");

    /// <inheritdoc/>
    public override void EmitRead(CodeWriter code, string reader, ReadTarget target, NameScope locals)
    {
        string borrow = IsBorrowed && target is { Declares: true, IsResult: false } ? "using " : string.Empty;
        code.Line($"{borrow}{target.Left(this)} = {reader}.ReadCapability{_argument}();");
    }

    private static string InterfaceReference(NamedType type, SourceFile file) =>
        file.Declared(type, CSharpTypeNames.InterfaceOf(CSharpNames.Type(type.Name, type.Spelling)));

    private static string Spell(SourceFile file, string? target) =>
        target is null ? file.Runtime("Capability") + "?" : $"{file.Runtime("Capability")}<{target}>";
}
