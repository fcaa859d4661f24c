namespace TelOS.Idl.Binding.Types;

/// <summary>Where a type is used.</summary>
internal enum TypePlace
{
    Field,
    Arm,
    DataspaceMember,
    Parameter,
    Result,
    RecordField,
}
