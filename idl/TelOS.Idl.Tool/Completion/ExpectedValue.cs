using System.CommandLine;
using System.CommandLine.Completions;

namespace TelOS.Idl.Tool.Completion;

/// <summary>What a shell offers where a value is expected.</summary>
/// <param name="Kind">The kind of value.</param>
/// <param name="Words">The words of <see cref="ValueKind.Word"/>.</param>
internal sealed record ExpectedValue(ValueKind Kind, IReadOnlyList<string> Words)
{
    /// <summary>What an option expects.</summary>
    public static ExpectedValue Of(Option option) =>
        option.Arity.MaximumNumberOfValues == 0 || option.ValueType == typeof(bool) || option.ValueType == typeof(void)
            ? new ExpectedValue(ValueKind.None, [])
            : Of(option.GetCompletions(CompletionContext.Empty), option.HelpName);

    /// <summary>What an argument expects.</summary>
    public static ExpectedValue Of(Argument argument) => Of(argument.GetCompletions(CompletionContext.Empty), argument.Name);

    private static ExpectedValue Of(IEnumerable<CompletionItem> items, string? name)
    {
        string[] words = [.. items.Select(item => item.InsertText ?? item.Label)];
        return words.Length > 0 ? new ExpectedValue(ValueKind.Word, words) : new ExpectedValue(
            name switch
            {
                "path" or "contract" => ValueKind.Contract,
                "folder" => ValueKind.Folder,
                "file" => ValueKind.File,
                _ => ValueKind.Anything,
            },
            []);
    }
}
