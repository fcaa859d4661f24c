namespace TelOS.Idl.CSharp.Records;

/// <summary>How one type of records is spelled in C#, and which functions of the runtime read and write it.</summary>
/// <param name="Name">The C# type.</param>
/// <param name="Reader">The function that reads a value.</param>
/// <param name="Writer">The function that writes a value.</param>
internal sealed record RecordType(string Name, string Reader, string Writer)
{
    /// <summary>What a field is set to until somebody sets it, or null for the default of the type.</summary>
    public string? Default { get; init; }

    /// <summary>What the reading function takes behind the reader, each with a comma before it.</summary>
    public string ReaderArguments { get; init; } = string.Empty;

    /// <summary>What the writing function takes behind the value, each with a comma before it.</summary>
    public string WriterArguments { get; init; } = string.Empty;

    /// <summary>An expression for what compares values, or null where .NET compares them as the language does.</summary>
    public string? Comparer { get; init; }

    /// <summary>An expression that reads a value.</summary>
    public string Read => $"{Reader}(ref reader{ReaderArguments})";

    /// <summary>An expression that writes a value.</summary>
    public string Write(string value) => $"{Writer}(ref writer, {value}{WriterArguments})";
}
