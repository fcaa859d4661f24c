using TelOS.Idl.Binding.Symbols;
using TelOS.Idl.Model;

namespace TelOS.Idl.Binding.Messages;

/// <summary>Computes what the messages of a function need: on the wire, and by Genode's own static figures
/// (<c>Rpc_function_msg_size</c>), which count a word for the opcode or exception and for every capability, and objects as they
/// lie in memory.</summary>
internal static class MessageBudgets
{
    private const int Word = 8;

    /// <summary>The budget and the bytes of the smallest messages, or null when a type has no layout.</summary>
    public static (MessageBudget Budget, int LeastRequest, int LeastReply)? Compute(
        IReadOnlyList<Parameter> parameters, TypeReference? result, NamedType? error)
    {
        int request = Word, least = Word, frameworkRequest = Word;
        int reply = 0, leastReply = 0, frameworkReply = Word;
        int requestCapabilities = 0, replyCapabilities = 0;
        foreach (Parameter parameter in parameters)
        {
            if (MessageSize.Of(parameter.Type) is not { } size)
            {
                return null;
            }
            request += size.Bytes;
            least += size.LeastBytes;
            requestCapabilities += size.Capabilities;
            frameworkRequest += Numbers.RoundUp(size.MemorySize, Word);
            if (parameter.IsInOut)
            {
                reply += size.Bytes;
                leastReply += size.LeastBytes;
                replyCapabilities += size.Capabilities;
                frameworkReply += Numbers.RoundUp(size.MemorySize, Word);
            }
        }
        if (ResultSize(result, error) is not { } outcome)
        {
            return null;
        }
        MessageBudget budget = new(
            request,
            reply + outcome.Bytes,
            requestCapabilities,
            replyCapabilities + outcome.Capabilities,
            frameworkRequest,
            frameworkReply + outcome.MemorySize);
        return (budget, least, leastReply + outcome.LeastBytes);
    }

    private static MessageSize? ResultSize(TypeReference? result, NamedType? error)
    {
        if (error is null)
        {
            // No result travels as one word, and counts nothing in Genode's figure.
            return result is null ? new MessageSize(Word, Word, 0, 0, 1) : MessageSize.Of(result);
        }
        // `void or E` is an attempt of the empty struct Ok, one byte in memory.
        MessageSize? success = result is null ? new MessageSize(Word, Word, 0, 1, 1) : MessageSize.Of(result);
        return success is { } value && MessageSize.Of(error) is { } failure ? Attempt(value, failure) : null;
    }

    // In memory an attempt is a bool, the result and the error; on the wire, a bool and one of them.
    private static MessageSize Attempt(MessageSize value, MessageSize failure)
    {
        int alignment = Math.Max(value.MemoryAlignment, failure.MemoryAlignment);
        int end = Numbers.RoundUp(1, value.MemoryAlignment) + value.MemorySize;
        end = Numbers.RoundUp(end, failure.MemoryAlignment) + failure.MemorySize;
        int bytes = Word + Math.Max(value.Bytes, failure.Bytes);
        int least = Word + Math.Min(value.LeastBytes, failure.LeastBytes);
        return new MessageSize(bytes, least, value.Capabilities, Numbers.RoundUp(end, alignment), alignment);
    }
}
