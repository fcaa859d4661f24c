using System.Diagnostics.CodeAnalysis;

namespace TelOS.Idl.Decoding;

/// <summary>Bytes are not what the contract says.</summary>
[SuppressMessage("Design", "CA1064", Justification = "It ends where a message is decoded, and never leaves the decoder.")]
internal sealed class UndecodableException : Exception
{
    /// <summary>Without further words.</summary>
    public UndecodableException()
    {
    }

    /// <summary>With words.</summary>
    /// <param name="message">What is wrong, as a part of a sentence.</param>
    public UndecodableException(string message)
        : base(message)
    {
    }

    /// <summary>With words and a cause.</summary>
    /// <param name="message">What is wrong, as a part of a sentence.</param>
    /// <param name="innerException">The cause.</param>
    public UndecodableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
