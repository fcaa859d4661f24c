using TelOS.Idl.Model;

namespace TelOS.Idl.Decoding;

/// <summary>Explains messages by their contracts. Anybody may have written them; whatever is in them, this only reads.</summary>
/// <param name="contracts">The declarations that the messages use.</param>
public sealed class MessageDecoder(ContractIndex contracts)
{
    /// <summary>Bytes of the opcode before the parameters of a request.</summary>
    public const int OpcodeSize = 8;

    /// <summary>Explains a request.</summary>
    /// <param name="function">The function that its opcode stands for.</param>
    /// <param name="payload">Opcode and parameters, without the transport's header.</param>
    /// <param name="capabilities">The capability slots that came with it, invalid ones included.</param>
    public DecodedMessage Request(Function function, byte[] payload, int capabilities)
    {
        PayloadCursor cursor = new(contracts, payload, capabilities);
        List<DecodedItem> items = [];
        string? problem = Try(() =>
        {
            cursor.Skip(OpcodeSize);
            foreach (Parameter parameter in function.Parameters)
            {
                items.Add(cursor.Take(parameter.Name, parameter.Type));
            }
        });
        return new DecodedMessage(items, problem, null, false, problem is null ? cursor.Rest : 0);
    }

    /// <summary>Explains a reply.</summary>
    /// <param name="function">The function that was called.</param>
    /// <param name="code">The code in the transport's header: 0, or that of an exception or failure.</param>
    /// <param name="payload">What came back, without the transport's header.</param>
    /// <param name="capabilities">The capability slots that came with it, invalid ones included.</param>
    public DecodedMessage Reply(Function function, long code, byte[] payload, int capabilities)
    {
        if (code != 0)
        {
            return new DecodedMessage([], null, NameOf(function, code), true, payload.Length);
        }

        PayloadCursor cursor = new(contracts, payload, capabilities);
        List<DecodedItem> items = [];
        bool hasSucceeded = true;
        string? problem = Try(() =>
        {
            foreach (Parameter parameter in function.Parameters.Where(static parameter => parameter.IsInOut))
            {
                items.Add(cursor.Take(parameter.Name, parameter.Type));
            }
            hasSucceeded = function.Error is null || cursor.TakeBoolean();
            if (!hasSucceeded)
            {
                items.Add(cursor.Take("error", function.Error!));
            }
            else if (function.Result is { } result)
            {
                items.Add(cursor.Take("result", result));
            }
            else
            {
                // Nothing is one empty item, or none at all.
                cursor.Skip(Math.Min(OpcodeSize, cursor.Rest));
            }
        });
        return new DecodedMessage(items, problem, null, !hasSucceeded, problem is null ? cursor.Rest : 0);
    }

    private static string? Try(Action decode)
    {
        try
        {
            decode();
            return null;
        }
        catch (UndecodableException error)
        {
            return error.Message;
        }
    }

    private static string NameOf(Function function, long code) => code switch
    {
        -1 => "invalid object",
        -2 => "unsupported or refused",
        _ => function.Exceptions.FirstOrDefault(thrown => thrown.Code == code)?.Exception.Name ?? $"unknown code {code}",
    };
}
