using TelOS.Idl.CSharp.Code;
using TelOS.Idl.CSharp.Naming;

namespace TelOS.Idl.CSharp.Messages;

/// <summary>A value that a server looks at only after the whole message turned out to be well formed: what is in the message is its
/// encoding, or where it lies in the shared buffer.</summary>
/// <param name="parameter">The C# type of a parameter.</param>
/// <param name="result">The C# type of a result.</param>
/// <param name="raw">The C# type of what is in the message.</param>
/// <param name="suffix">What the name of a variable for that ends in.</param>
internal abstract class StagedMessage(string parameter, string result, string raw, string suffix) : MessageType(parameter, result)
{
    /// <summary>The C# type of what is in the message.</summary>
    public string Raw { get; } = raw;

    /// <summary>What the name of a variable for that ends in.</summary>
    public string Suffix { get; } = suffix;

    /// <inheritdoc/>
    public override bool IsReference => true;

    /// <summary>Writes the statements that turn what was in the message into the value.</summary>
    /// <param name="code">Where to.</param>
    /// <param name="source">The variable that holds what was in the message.</param>
    /// <param name="target">The variable that is declared for the value.</param>
    /// <param name="refuse">Writes the statements that refuse the request and return.</param>
    /// <param name="locals">The names that are taken.</param>
    /// <returns>The argument to pass on.</returns>
    public abstract string EmitAccept(CodeWriter code, string source, string target, Action refuse, NameScope locals);
}
