namespace TelOS.Runtime;

/// <summary>Keeps the message that a thread gave back last for its next call: most calls begin and end on one thread, and need no lock
/// then.</summary>
internal sealed class MessageHome
{
    private static readonly Pool<Message> s_pool = new(static () => new Message());

    [ThreadStatic]
    private static MessageHome? t_own;

    private Message? _last;

    /// <summary>A kept message, or a new one.</summary>
    public static Message Take()
    {
        var own = t_own ??= new MessageHome();
        var message = own._last;
        if (message is null)
        {
            message = s_pool.Rent();
            message.Home = own;
        }
        else
        {
            own._last = null;
        }

        return message;
    }

    /// <summary>Keeps a message.</summary>
    public static void Keep(Message message)
    {
        // Only where it was taken: a thread that ends the calls of others would take their messages out of use.
        if (t_own is { _last: null } own && own == message.Home)
        {
            own._last = message;
        }
        else
        {
            s_pool.Return(message);
        }
    }
}
