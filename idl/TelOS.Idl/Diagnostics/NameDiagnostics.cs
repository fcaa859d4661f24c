namespace TelOS.Idl.Diagnostics;

/// <summary>Findings about names and imports: the block TIDL01.</summary>
internal static class NameDiagnostics
{
    /// <summary>An import leads nowhere; {0} is its path.</summary>
    public static readonly DiagnosticDescriptor ImportNotFound = new(
        "TIDL0101",
        "Import not found",
        DiagnosticSeverity.Error,
        "The contract '{0}' is not found beside this file, below the import roots, or among the other contracts.",
        "Correct the path, or name the folder that holds it with --import-root or as a TidlContract item.");

    /// <summary>Two files import each other; {0} is the path.</summary>
    public static readonly DiagnosticDescriptor ImportCycle = new(
        "TIDL0102",
        "Imports in a circle",
        DiagnosticSeverity.Error,
        "The import of '{0}' leads back to this file.",
        "Move what both files need into a third one, and import that.");

    /// <summary>A file is imported twice; {0} is the path.</summary>
    public static readonly DiagnosticDescriptor ImportTwice = new(
        "TIDL0103",
        "Imported twice",
        DiagnosticSeverity.Warning,
        "'{0}' is imported a second time.",
        "Remove this line.");

    /// <summary>An import that nothing needs; {0} is the path.</summary>
    public static readonly DiagnosticDescriptor ImportUnused = new(
        "TIDL0104",
        "Import without use",
        DiagnosticSeverity.Warning,
        "Nothing in this file uses what '{0}' declares.",
        "Remove this line.");

    /// <summary>The edition {0} is not 1.</summary>
    public static readonly DiagnosticDescriptor UnsupportedEdition = new(
        "TIDL0105",
        "Unknown edition",
        DiagnosticSeverity.Error,
        "Edition {0} of the language is not known to this compiler.",
        "Write 'edition 1;', or use a newer compiler.");

    /// <summary>{0} is the name, {1} a suggestion.</summary>
    public static readonly DiagnosticDescriptor UnknownName = new(
        "TIDL0106",
        "Unknown name",
        DiagnosticSeverity.Error,
        "The name '{0}' is declared neither in this file nor in a file that it imports.",
        "{1}");

    /// <summary>{0} is the name, {1} and {2} are the candidates.</summary>
    public static readonly DiagnosticDescriptor AmbiguousName = new(
        "TIDL0107",
        "Ambiguous name",
        DiagnosticSeverity.Error,
        "The name '{0}' is declared by two imports: '{1}' and '{2}'.",
        "Write it with its namespace.");

    /// <summary>{0} is the name, {1} the line of the first one.</summary>
    public static readonly DiagnosticDescriptor DeclaredTwice = new(
        "TIDL0108",
        "Declared twice",
        DiagnosticSeverity.Error,
        "'{0}' is declared a second time; the first one is in line {1}.",
        "Give one of them another name.");

    /// <summary>{0} is the qualified name, {1} the other file.</summary>
    public static readonly DiagnosticDescriptor DeclaredElsewhere = new(
        "TIDL0109",
        "Declared in two files",
        DiagnosticSeverity.Error,
        "'{0}' is also declared by '{1}'.",
        "Give one of them another name.");

    /// <summary>{0} is the name, {1} the style, {2} a correct spelling.</summary>
    public static readonly DiagnosticDescriptor NamingStyle = new(
        "TIDL0110",
        "Spelling of names",
        DiagnosticSeverity.Error,
        "The name '{0}' is not in {1}.",
        "Write '{2}'; what a target language calls it can be said with '[cs]' and '[cpp]'.");

    /// <summary>{0} is the name, {1} its spelling, {2} the language, {3} the attribute.</summary>
    public static readonly DiagnosticDescriptor Keyword = new(
        "TIDL0111",
        "Keyword of a target language",
        DiagnosticSeverity.Error,
        "The name '{0}' becomes '{1}', which is a keyword of {2}.",
        "Choose another name, or say what {2} calls it with '[{3}(\"...\")]'.");

    /// <summary>{0} and {1} are the names, {2} their spelling, {3} the language, {4} the attribute.</summary>
    public static readonly DiagnosticDescriptor SameSpelling = new(
        "TIDL0112",
        "Names that become equal",
        DiagnosticSeverity.Error,
        "'{0}' and '{1}' are both called '{2}' in {3}.",
        "Choose another name, or say what {3} calls it with '[{4}(\"...\")]'.");

    /// <summary>{0} is the name.</summary>
    public static readonly DiagnosticDescriptor EscapedParameter = new(
        "TIDL0113",
        "Parameter that C# escapes",
        DiagnosticSeverity.Info,
        "The parameter '{0}' is a keyword of C#, which spells it '@{0}'.",
        "Choose another name if that reads badly.");

    /// <summary>{0} is the name, {1} its spelling, {2} why the usual one is taken.</summary>
    public static readonly DiagnosticDescriptor TakenInCSharp = new(
        "TIDL0114",
        "Name that C# needs itself",
        DiagnosticSeverity.Info,
        "'{0}' is called '{1}' in C#, because {2}.",
        "Choose another name, or say what C# calls it with '[cs(\"...\")]'.");

    /// <summary>{0} is the name, {1} what it is, {2} what is needed.</summary>
    public static readonly DiagnosticDescriptor WrongKind = new(
        "TIDL0115",
        "Name of something else",
        DiagnosticSeverity.Error,
        "'{0}' is {1}, and {2} is needed here.",
        "Name {2}.");

    /// <summary>{0} is the attribute.</summary>
    public static readonly DiagnosticDescriptor UnknownAttribute = new(
        "TIDL0116",
        "Unknown attribute",
        DiagnosticSeverity.Error,
        "There is no attribute '{0}'.",
        "Remove it; the language reference lists the attributes.");

    /// <summary>{0} is the attribute, {1} where it stands, {2} where it belongs.</summary>
    public static readonly DiagnosticDescriptor MisplacedAttribute = new(
        "TIDL0117",
        "Attribute in the wrong place",
        DiagnosticSeverity.Error,
        "The attribute '{0}' does not belong on {1}.",
        "Remove it; it belongs on {2}.");

    /// <summary>{0} is the attribute, {1} its form.</summary>
    public static readonly DiagnosticDescriptor AttributeArguments = new(
        "TIDL0118",
        "Arguments of an attribute",
        DiagnosticSeverity.Error,
        "The attribute '{0}' is written wrongly.",
        "Write {1}.");

    /// <summary>{0} is the attribute.</summary>
    public static readonly DiagnosticDescriptor AttributeTwice = new(
        "TIDL0119",
        "Attribute written twice",
        DiagnosticSeverity.Error,
        "The attribute '{0}' is already there.",
        "Remove one of the two.");

    /// <summary>{0} is the spelling, {1} what it is for, {2} the language.</summary>
    public static readonly DiagnosticDescriptor BadSpelling = new(
        "TIDL0120",
        "Spelling that no program can use",
        DiagnosticSeverity.Error,
        "'{0}' cannot be {1} in {2}.",
        "Write a name as a program in {2} would.");

    /// <summary>{0} is the path.</summary>
    public static readonly DiagnosticDescriptor GivenTwice = new(
        "TIDL0121",
        "File given twice",
        DiagnosticSeverity.Error,
        "The file '{0}' is given a second time.",
        "Name every contract once.");

    /// <summary>{0} is the method, {1} its spelling, {2} the other method.</summary>
    public static readonly DiagnosticDescriptor AsynchronousName = new(
        "TIDL0122",
        "Name of an asynchronous form",
        DiagnosticSeverity.Error,
        "'{0}' is called '{1}' in C#, and so is the asynchronous form of '{2}'.",
        "Choose another name, or say what C# calls it with '[cs(\"...\")]'.");

    /// <summary>{0} and {1} are the declarations, {2} the type, {3} is what to do.</summary>
    public static readonly DiagnosticDescriptor GeneratedTwice = new(
        "TIDL0123",
        "Generated types that meet",
        DiagnosticSeverity.Error,
        "In C#, {0} and {1} both give the type '{2}'.",
        "{3}");

    /// <summary>No placeholders.</summary>
    public static readonly DiagnosticDescriptor HeaderOutsideGenode = new(
        "TIDL0124",
        "Header of something new",
        DiagnosticSeverity.Error,
        "'header' says where Genode declares something, and this is not Genode's.",
        "Remove it; headers of new contracts are named after the namespace. Or mark the namespace '[genode]'.");

    /// <summary>{0} and {1} are the declarations, {2} the type, {3} the name of the first.</summary>
    public static readonly DiagnosticDescriptor GeneratedTwiceInCpp = new(
        "TIDL0125",
        "Generated C++ types that meet",
        DiagnosticSeverity.Error,
        "In C++, {0} and {1} both give the type '{2}'.",
        "Choose another name for '{3}', or say what C++ calls it with '[cpp(\"...\")]'.");

    /// <summary>{0} is the header, {1} the other declaration, {2} its file.</summary>
    public static readonly DiagnosticDescriptor HeaderOfTwoContracts = new(
        "TIDL0126",
        "Header of two contracts",
        DiagnosticSeverity.Error,
        "The header '{0}' also has the interface '{1}' of '{2}'.",
        "Describe the interfaces of a header in one file, or correct '[header(\"...\")]'.");

    /// <summary>All of this block, in order.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        ImportNotFound,
        ImportCycle,
        ImportTwice,
        ImportUnused,
        UnsupportedEdition,
        UnknownName,
        AmbiguousName,
        DeclaredTwice,
        DeclaredElsewhere,
        NamingStyle,
        Keyword,
        SameSpelling,
        EscapedParameter,
        TakenInCSharp,
        WrongKind,
        UnknownAttribute,
        MisplacedAttribute,
        AttributeArguments,
        AttributeTwice,
        BadSpelling,
        GivenTwice,
        AsynchronousName,
        GeneratedTwice,
        HeaderOutsideGenode,
        GeneratedTwiceInCpp,
        HeaderOfTwoContracts,
    ];
}
