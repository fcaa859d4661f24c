namespace TelOS.Idl.Tool.Json;

/// <summary>A document is not the JSON form of contracts. The message says where it is wrong and how.</summary>
internal sealed class ContractFormatException : Exception
{
    /// <summary>Without a message.</summary>
    public ContractFormatException()
    {
    }

    /// <summary>With what is wrong.</summary>
    public ContractFormatException(string message)
        : base(message)
    {
    }

    /// <summary>With what is wrong and what noticed it.</summary>
    public ContractFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
