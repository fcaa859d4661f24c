namespace TelOS.Idl.Diagnostics;

/// <summary>What can be wrong with a contract's text before any name in it is looked up: <c>TIDL0001</c> to <c>TIDL0099</c>.</summary>
public static class SyntaxDiagnostics
{
    /// <summary>The text is longer than any contract.</summary>
    public static readonly DiagnosticDescriptor FileTooLarge = Error(
        "TIDL0001", "File too large", "The file has {0} characters, and at most {1} are read.", "Split the contract into files that import each other.");

    /// <summary>The bytes are not UTF-8.</summary>
    public static readonly DiagnosticDescriptor InvalidUtf8 = Error(
        "TIDL0002", "Not UTF-8", "The byte 0x{0} at offset {1} does not belong to any UTF-8 character.", "Save the file as UTF-8.");

    /// <summary>Brackets or operators are nested too deep.</summary>
    public static readonly DiagnosticDescriptor NestedTooDeep = Error(
        "TIDL0003", "Nested too deep", "More than {0} brackets and operators are nested here.", "Give the inner parts names with 'alias' or 'const'.");

    /// <summary>The limit of reported errors is reached.</summary>
    public static readonly DiagnosticDescriptor TooManyErrors = Error(
        "TIDL0004", "Too many syntax errors", "The file has more than {0} syntax errors, and those behind this place are not shown.", "Correct the first ones, or check that this file is a contract.");

    /// <summary>A character that no word of the language has.</summary>
    public static readonly DiagnosticDescriptor UnexpectedCharacter = Error(
        "TIDL0005", "Unexpected character", "{0} is not part of the language.", "Remove it; names are made of ASCII letters, digits and '_'.");

    /// <summary>A text without its closing quote.</summary>
    public static readonly DiagnosticDescriptor UnterminatedText = Error(
        "TIDL0006", "Unterminated text", "This text has no closing quote on its line.", "Write '\"' where the text ends; a line break inside is written '\\n'.");

    /// <summary>A backslash with something unknown behind it.</summary>
    public static readonly DiagnosticDescriptor InvalidEscape = Error(
        "TIDL0007", "Unknown escape", "'{0}' stands for no character.", "Write one of '\\\"', '\\\\', '\\n', '\\r', '\\t' or '\\u{{1F980}}'.");

    /// <summary>A comment without its end.</summary>
    public static readonly DiagnosticDescriptor UnterminatedComment = Error(
        "TIDL0008", "Unterminated comment", "This comment has no end.", "Write '*/' where the comment ends.");

    /// <summary>Digits that make no number.</summary>
    public static readonly DiagnosticDescriptor MalformedNumber = Error(
        "TIDL0009", "Malformed number", "'{0}' is not a number.", "Write it like 64, 1_000, 0x40 or 1.5e-3, without leading zeros.");

    /// <summary>Something that is needed is left out.</summary>
    public static readonly DiagnosticDescriptor Missing = Error(
        "TIDL0010", "Something is missing", "There should be {0} here.", "Write {0} before {1}.");

    /// <summary>A word or sign where it has no meaning.</summary>
    public static readonly DiagnosticDescriptor Unexpected = Error(
        "TIDL0011", "Unexpected word or sign", "Nothing can be made of {0} here.", "Remove it, or write {1} in its place.");

    /// <summary>A name is expected.</summary>
    public static readonly DiagnosticDescriptor NameExpected = Error(
        "TIDL0012", "Name expected", "A name is expected here, not {0}.", "Write a name of ASCII letters and digits that begins with a letter.");

    /// <summary>A type is expected.</summary>
    public static readonly DiagnosticDescriptor TypeExpected = Error(
        "TIDL0013", "Type expected", "A type is expected here, not {0}.", "Write a scalar such as 'u32', a built-in type such as 'string<64>', or the name of a declared type.");

    /// <summary>A value is expected.</summary>
    public static readonly DiagnosticDescriptor ValueExpected = Error(
        "TIDL0014", "Value expected", "A value is expected here, not {0}.", "Write a number, a text, 'true', 'false', or the name of a constant.");

    /// <summary>A declaration is expected.</summary>
    public static readonly DiagnosticDescriptor DeclarationExpected = Error(
        "TIDL0015", "Declaration expected", "A declaration is expected here, not {0}.", "Begin it with 'const', 'alias', 'struct', 'dataspace', 'enum', 'flags', 'error', 'union', 'record', 'exception', 'interface' or 'session'.");

    /// <summary>A member is expected.</summary>
    public static readonly DiagnosticDescriptor MemberExpected = Error(
        "TIDL0016", "Member expected", "{0} is expected here, not {1}.", "Write it like '{2}'.");

    /// <summary>A brace that nothing closes.</summary>
    public static readonly DiagnosticDescriptor UnclosedBrace = Error(
        "TIDL0017", "Unclosed brace", "No '}}' closes this '{{'.", "Write '}}' behind the last member, before line {0}.");

    /// <summary>The edition line is missing.</summary>
    public static readonly DiagnosticDescriptor EditionMissing = Error(
        "TIDL0018", "Edition missing", "The file does not say which edition of the language it is written in.", "Begin it with 'edition 1;'.");

    /// <summary>The namespace line is missing.</summary>
    public static readonly DiagnosticDescriptor NamespaceMissing = Error(
        "TIDL0019", "Namespace missing", "The file does not say which namespace it declares.", "Write 'namespace your.name;' behind the edition.");

    /// <summary>Parts of a file or declaration in another order than the language's.</summary>
    public static readonly DiagnosticDescriptor WrongOrder = Error(
        "TIDL0020", "Wrong order", "{0} stands behind {1}.", "Move it: the order is {2}.");

    /// <summary>Something that may be written once is written again.</summary>
    public static readonly DiagnosticDescriptor Repeated = Error(
        "TIDL0021", "Written twice", "{0} is written a second time.", "Remove one of the two.");

    /// <summary>A member without its number.</summary>
    public static readonly DiagnosticDescriptor OrdinalMissing = Error(
        "TIDL0022", "Number missing", "'{0}' has no number.", "Write '@' and a number before it, the next one that no other member has.");

    /// <summary>An enumerator without its value.</summary>
    public static readonly DiagnosticDescriptor EnumeratorValueMissing = Error(
        "TIDL0023", "Enumerator without value", "'{0}' has no value.", "Write '{0} = ' and its number, because values travel and must not move.");

    /// <summary>Enumerators that no comma separates.</summary>
    public static readonly DiagnosticDescriptor CommaMissing = Error(
        "TIDL0024", "Comma missing", "No ',' separates '{0}' from the next enumerator.", "Write ',' behind it.");

    /// <summary>A comma behind the last parameter.</summary>
    public static readonly DiagnosticDescriptor TrailingComma = Error(
        "TIDL0025", "Comma behind the last parameter", "No parameter follows this ','.", "Remove the comma.");

    /// <summary>Attributes on something that takes none.</summary>
    public static readonly DiagnosticDescriptor AttributesNotAllowed = Error(
        "TIDL0026", "Attributes not allowed", "'{0}' takes no attributes.", "Remove the brackets, or write them before a declaration or a named member.");

    /// <summary>A clause that only a session has.</summary>
    public static readonly DiagnosticDescriptor OnlySessions = Error(
        "TIDL0027", "Only sessions have this", "An interface has no '{0}'; only a session has one.", "Remove it, or declare a 'session'.");

    /// <summary>Angle brackets behind a type that takes none.</summary>
    public static readonly DiagnosticDescriptor NoTypeArguments = Error(
        "TIDL0028", "Type takes no arguments", "'{0}' takes nothing in angle brackets.", "Remove the brackets; only string, text, bytes, cap, list, map, ring and packets have them.");

    /// <summary>A doc comment that belongs to nothing.</summary>
    public static readonly DiagnosticDescriptor DanglingDocumentation = new(
        "TIDL0029", "Doc comment documents nothing", DiagnosticSeverity.Warning, "Nothing that takes documentation follows this doc comment.", "Move it to its own line before a declaration, member or enumerator, or write '//'.");

    /// <summary>A record field without its type.</summary>
    public static readonly DiagnosticDescriptor FieldTypeMissing = Error(
        "TIDL0030", "Field without type", "The field '{0}' has no type.", "Write ':' and a type behind the name.");

    /// <summary>A version that is not two numbers.</summary>
    public static readonly DiagnosticDescriptor MalformedVersion = Error(
        "TIDL0031", "Malformed version", "'{0}' is not a version.", "Write two numbers with a dot between, such as '1.0'.");

    /// <summary>Half of a character outside the basic plane.</summary>
    public static readonly DiagnosticDescriptor UnpairedSurrogate = Error(
        "TIDL0032", "Half a character", "Here is half of a surrogate pair, U+{0}, which is not a character.", "Remove it, or write the whole character.");

    /// <summary>All of this block, in order.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        FileTooLarge,
        InvalidUtf8,
        NestedTooDeep,
        TooManyErrors,
        UnexpectedCharacter,
        UnterminatedText,
        InvalidEscape,
        UnterminatedComment,
        MalformedNumber,
        Missing,
        Unexpected,
        NameExpected,
        TypeExpected,
        ValueExpected,
        DeclarationExpected,
        MemberExpected,
        UnclosedBrace,
        EditionMissing,
        NamespaceMissing,
        WrongOrder,
        Repeated,
        OrdinalMissing,
        EnumeratorValueMissing,
        CommaMissing,
        TrailingComma,
        AttributesNotAllowed,
        OnlySessions,
        NoTypeArguments,
        DanglingDocumentation,
        FieldTypeMissing,
        MalformedVersion,
        UnpairedSurrogate,
    ];

    private static DiagnosticDescriptor Error(string id, string title, string message, string remedy) =>
        new(id, title, DiagnosticSeverity.Error, message, remedy);
}
