using System.Buffers.Binary;

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

    /// <summary>What stands behind <see cref="InvalidObject"/>, alone, when who answers only passes calls on, and the server is gone.</summary>
    /// <remarks>For clients that look at the code and no further, as Genode's do, the object is gone, which is as true.</remarks>
    internal const ulong ServerGone = 0x656e6f6720737661;

    /// <summary>Throws unless the code of an unsuccessful reply is that of a declared exception.</summary>
    internal static void RequireDeclared(long code, ReadOnlySpan<byte> payload, int declaredExceptions)
    {
        switch (code)
        {
            case InvalidObject when payload.Length == sizeof(ulong) && BinaryPrimitives.ReadUInt64LittleEndian(payload) == ServerGone:
                throw new ServerDiedException("The server went away before it answered.");
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
