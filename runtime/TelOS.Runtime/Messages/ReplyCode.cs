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

    /// <summary>Throws unless the code of an unsuccessful reply is that of a declared exception.</summary>
    internal static void RequireDeclared(long code, int declaredExceptions)
    {
        switch (code)
        {
            case InvalidObject:
                throw new InvalidObjectException("The server has no such object.");
            case InvalidOpcode:
                throw new UnsupportedCallException("The server does not support the call or refused its arguments.");
            case < ExceptionBase when code >= ExceptionBase - declaredExceptions:
                return;
            default:
                throw new MalformedReplyException($"The server answered with the unknown code {code}.");
        }
    }
}
