namespace TelOS.Runtime;

/// <summary>What the protocol word of a reply says.</summary>
public static class ReplyCode
{
    /// <summary>The call was carried out.</summary>
    public const long Success = 0;

    /// <summary>The capability names no object of the server.</summary>
    public const long InvalidObject = -1;

    /// <summary>The object has no such function, or the arguments are not what the contract says.</summary>
    public const long InvalidOpcode = -2;

    /// <summary>Declared exceptions count down from here: the last one of a `throws` list is one below.</summary>
    public const long ExceptionBase = -1000;
}
