namespace TelOS.Idl.Diagnostics;

/// <summary>Findings about types and layout: the block TIDL02.</summary>
internal static class TypeDiagnostics
{
    /// <summary>{0} is the type.</summary>
    public static readonly DiagnosticDescriptor ConstantType = new(
        "TIDL0201",
        "Type of a constant",
        DiagnosticSeverity.Error,
        "A constant cannot be of type '{0}'.",
        "Use a scalar type or 'string'.");

    /// <summary>{0} is the value, {1} the type, {2} and {3} its bounds.</summary>
    public static readonly DiagnosticDescriptor OutOfRange = new(
        "TIDL0202",
        "Value out of range",
        DiagnosticSeverity.Error,
        "The value {0} does not fit {1}.",
        "Write a value from {2} to {3}.");

    /// <summary>{0} is what it is, {1} what is needed.</summary>
    public static readonly DiagnosticDescriptor WrongValue = new(
        "TIDL0203",
        "Value of the wrong kind",
        DiagnosticSeverity.Error,
        "This value is {0}, and {1} is needed.",
        "Write {1}.");

    /// <summary>{0} is the constant.</summary>
    public static readonly DiagnosticDescriptor ConstantCycle = new(
        "TIDL0204",
        "Constant that depends on itself",
        DiagnosticSeverity.Error,
        "The value of '{0}' depends on itself.",
        "Write one of the values as a number.");

    /// <summary>{0} is the reason.</summary>
    public static readonly DiagnosticDescriptor NotComputable = new(
        "TIDL0205",
        "Value that cannot be computed",
        DiagnosticSeverity.Error,
        "This value cannot be computed: {0}.",
        "Write an expression that has a value.");

    /// <summary>{0} is the type, {1} its form.</summary>
    public static readonly DiagnosticDescriptor TypeArguments = new(
        "TIDL0206",
        "Arguments of a type",
        DiagnosticSeverity.Error,
        "The type '{0}' is written wrongly.",
        "Write {1}.");

    /// <summary>{0} says which size, {1} is the value, {2} and {3} the bounds.</summary>
    public static readonly DiagnosticDescriptor SizeOutOfRange = new(
        "TIDL0207",
        "Size out of range",
        DiagnosticSeverity.Error,
        "{0} cannot be {1}.",
        "Write a number from {2} to {3}.");

    /// <summary>{0} is the type, {1} the place, {2} a remedy.</summary>
    public static readonly DiagnosticDescriptor NotAllowedHere = new(
        "TIDL0208",
        "Type in the wrong place",
        DiagnosticSeverity.Error,
        "'{0}' cannot be {1}.",
        "{2}");

    /// <summary>{0} is the place.</summary>
    public static readonly DiagnosticDescriptor CapabilityInData = new(
        "TIDL0209",
        "Capability inside data",
        DiagnosticSeverity.Error,
        "A capability cannot be {0}: only its bytes would be copied, and the receiver would get nothing.",
        "Pass it as a parameter or return it as the result.");

    /// <summary>{0} is the type, {1} the place, {2} what to use.</summary>
    public static readonly DiagnosticDescriptor BufferOutsideParameters = new(
        "TIDL0210",
        "Buffer outside parameters",
        DiagnosticSeverity.Error,
        "'{0}' cannot be {1}: it points into the message and exists only as a parameter.",
        "Use {2}.");

    /// <summary>{0} is the record, {1} the place.</summary>
    public static readonly DiagnosticDescriptor RecordOutsideBulk = new(
        "TIDL0211",
        "Record outside bulk and bytes",
        DiagnosticSeverity.Error,
        "The record '{0}' cannot be {1}: it has no fixed size.",
        "Use 'bulk {0}' or 'bytes<{0}, n>' as a parameter, or make it a struct.");

    /// <summary>{0} is the word, {1} the problem, {2} the remedy.</summary>
    public static readonly DiagnosticDescriptor TransferOfData = new(
        "TIDL0212",
        "Transfer of something else",
        DiagnosticSeverity.Error,
        "'{0}' belongs to a capability, and {1}.",
        "{2}");

    /// <summary>{0} is the type.</summary>
    public static readonly DiagnosticDescriptor ContainsItself = new(
        "TIDL0213",
        "Type that contains itself",
        DiagnosticSeverity.Error,
        "'{0}' contains itself, so it has no size.",
        "Break the circle, for example with an index instead of the value.");

    /// <summary>{0} is the field, {1} the offset, {2} the alignment, {3} the padding.</summary>
    public static readonly DiagnosticDescriptor PaddingMissing = new(
        "TIDL0214",
        "Padding that is not written",
        DiagnosticSeverity.Error,
        "The field '{0}' would lie at offset {1}, which is not a multiple of its alignment {2}.",
        "Write 'pad {3};' before it, or '[layout(natural)]' before the declaration.");

    /// <summary>{0} is the type, {1} the size, {2} the alignment, {3} the padding.</summary>
    public static readonly DiagnosticDescriptor TailMissing = new(
        "TIDL0215",
        "Padding at the end that is not written",
        DiagnosticSeverity.Error,
        "The size of '{0}' is {1}, which is not a multiple of its alignment {2}.",
        "Write 'pad {3};' at the end, or '[layout(natural)]' before the declaration.");

    /// <summary>Something follows a reserved tail.</summary>
    public static readonly DiagnosticDescriptor ReserveNotLast = new(
        "TIDL0216",
        "Reserved bytes that are not at the end",
        DiagnosticSeverity.Error,
        "'reserve' is a tail, and something follows it.",
        "Move it to the end, or write 'pad'.");

    /// <summary>{0} is the type.</summary>
    public static readonly DiagnosticDescriptor TooLarge = new(
        "TIDL0217",
        "Type that is too large",
        DiagnosticSeverity.Error,
        "'{0}' has more than 2147483647 bytes.",
        "Make it smaller.");

    /// <summary>{0} is the limit.</summary>
    public static readonly DiagnosticDescriptor TooDeep = new(
        "TIDL0218",
        "Nested too deeply",
        DiagnosticSeverity.Error,
        "This is nested more than {0} deep.",
        "Name parts of it by declarations, and declare them before their use.");

    /// <summary>{0} is the type, {1} its purpose, {2} what to use.</summary>
    public static readonly DiagnosticDescriptor UnderlyingType = new(
        "TIDL0219",
        "Underlying type",
        DiagnosticSeverity.Error,
        "'{0}' cannot be {1}.",
        "Use {2}.");

    /// <summary>An enumerator of an error has the value 0.</summary>
    public static readonly DiagnosticDescriptor ErrorZero = new(
        "TIDL0220",
        "Error with value 0",
        DiagnosticSeverity.Error,
        "Value 0 of an error belongs to the compiler: it is what a client reads when the server does not know the call.",
        "Begin with 1.");

    /// <summary>{0} is the enumerator, {1} the value, {2} the other one.</summary>
    public static readonly DiagnosticDescriptor DuplicateValue = new(
        "TIDL0221",
        "Value that is taken",
        DiagnosticSeverity.Error,
        "'{0}' has the same value {1} as '{2}'.",
        "Give it another value.");

    /// <summary>An error declares 'unsupported'.</summary>
    public static readonly DiagnosticDescriptor UnsupportedIsTaken = new(
        "TIDL0222",
        "The name 'unsupported'",
        DiagnosticSeverity.Error,
        "The name 'unsupported' belongs to the compiler: it is value 0 of every error.",
        "Choose another name.");

    /// <summary>{0} says what number, {1} is the number, {2} a free one.</summary>
    public static readonly DiagnosticDescriptor NumberTaken = new(
        "TIDL0223",
        "Number that is taken",
        DiagnosticSeverity.Error,
        "{0} {1} is already used.",
        "Use the next free number, {2}.");

    /// <summary>{0} says what number, {1} is the number, {2} and {3} the bounds.</summary>
    public static readonly DiagnosticDescriptor NumberOutOfRange = new(
        "TIDL0224",
        "Number out of range",
        DiagnosticSeverity.Error,
        "{0} {1} is not possible.",
        "Use a number from {2} to {3}.");

    /// <summary>{0} is the arm, {1} its size, {2} the union's.</summary>
    public static readonly DiagnosticDescriptor ArmTooLarge = new(
        "TIDL0225",
        "Arm that is larger than its union",
        DiagnosticSeverity.Error,
        "The arm '{0}' needs {1} bytes, and '[size({2})]' leaves {2}.",
        "Raise the size, or make the arm smaller.");

    /// <summary>{0} is the record.</summary>
    public static readonly DiagnosticDescriptor RecordContainsItself = new(
        "TIDL0226",
        "Record that never ends",
        DiagnosticSeverity.Error,
        "The record '{0}' contains itself through fields that must be there, so no value of it ends.",
        "Make a field of the circle optional, a list or a map.");

    /// <summary>{0} is the type.</summary>
    public static readonly DiagnosticDescriptor MapKey = new(
        "TIDL0227",
        "Key of a map",
        DiagnosticSeverity.Error,
        "'{0}' cannot be the key of a map.",
        "Use an integer, an enumeration or a string.");

    /// <summary>{0} is the member.</summary>
    public static readonly DiagnosticDescriptor PacketsNotLast = new(
        "TIDL0228",
        "Packet stream that is not at the end",
        DiagnosticSeverity.Error,
        "The packet stream '{0}' takes the rest of the dataspace, and something follows it.",
        "Move it to the end.");

    /// <summary>{0} and {1} are the enumerators.</summary>
    public static readonly DiagnosticDescriptor QuotaTwice = new(
        "TIDL0229",
        "Quota named twice",
        DiagnosticSeverity.Error,
        "'{0}' and '{1}' both stand for the same quota.",
        "Mark one value.");

    /// <summary>All of this block, in order.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        ConstantType,
        OutOfRange,
        WrongValue,
        ConstantCycle,
        NotComputable,
        TypeArguments,
        SizeOutOfRange,
        NotAllowedHere,
        CapabilityInData,
        BufferOutsideParameters,
        RecordOutsideBulk,
        TransferOfData,
        ContainsItself,
        PaddingMissing,
        TailMissing,
        ReserveNotLast,
        TooLarge,
        TooDeep,
        UnderlyingType,
        ErrorZero,
        DuplicateValue,
        UnsupportedIsTaken,
        NumberTaken,
        NumberOutOfRange,
        ArmTooLarge,
        RecordContainsItself,
        MapKey,
        PacketsNotLast,
        QuotaTwice,
    ];
}
