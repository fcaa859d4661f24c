using TelOS.Idl.CSharp.Code;
using TelOS.Idl.CSharp.Naming;

namespace TelOS.Idl.CSharp.Messages;

/// <summary>How a type travels in a message, and what callers see of it.</summary>
/// <param name="parameter">The C# type of a parameter.</param>
/// <param name="result">The C# type of a result, and of a parameter that travels both ways.</param>
internal abstract class MessageType(string parameter, string result)
{
    /// <summary>The C# type of a parameter.</summary>
    public string Parameter { get; } = parameter;

    /// <summary>The C# type of a result, and of a parameter that travels both ways.</summary>
    public string Result { get; } = result;

    /// <summary>Whether the result is of a reference type, for which there is no value of its own where a call failed.</summary>
    public virtual bool IsReference => Result == "string";

    /// <summary>Writes the statement that appends a value.</summary>
    /// <param name="code">Where to.</param>
    /// <param name="writer">The variable of the message writer.</param>
    /// <param name="value">The value.</param>
    public abstract void EmitWrite(CodeWriter code, string writer, string value);

    /// <summary>Writes the statements that take a value; they make the reader fail where it is not one of the type.</summary>
    /// <param name="code">Where to.</param>
    /// <param name="reader">The variable of the message reader.</param>
    /// <param name="target">What is declared or assigned.</param>
    /// <param name="locals">The names that are taken.</param>
    public abstract void EmitRead(CodeWriter code, string reader, ReadTarget target, NameScope locals);
}
