namespace TelOS.Fractal;

/// <summary>A message that is being answered.</summary>
public readonly ref struct MethodCall
{
    private readonly bool _isNotUnderstood;

    internal MethodCall(ImageObject receiver, ImageObject holder, string selector, ReadOnlySpan<Value> arguments, bool isNotUnderstood = false)
    {
        Receiver = receiver;
        Holder = holder;
        Selector = selector;
        Arguments = arguments;
        _isNotUnderstood = isNotUnderstood;
    }

    /// <summary>Who got the message: <c>self</c>.</summary>
    public ImageObject Receiver { get; }

    /// <summary>Whose slot holds the method: the receiver, or what it delegates to.</summary>
    public ImageObject Holder { get; }

    /// <summary>The name of the message; in <c>doesNotUnderstand</c> that of the one that was not understood.</summary>
    public string Selector { get; }

    /// <summary>What was sent with it.</summary>
    public ReadOnlySpan<Value> Arguments { get; }

    /// <summary>The transaction in which all this happens.</summary>
    public ImageTransaction Transaction => Receiver.Transaction;

    /// <summary>Sends the message on to the parents of <see cref="Holder"/>: what the method replaces, for the same receiver.</summary>
    /// <exception cref="MessageNotUnderstoodException">None of them understands it.</exception>
    public Value Resend() => Receiver.Resend(_isNotUnderstood ? ImageObject.DoesNotUnderstand : Selector, this);

    /// <summary>Sends the message again, after <c>doesNotUnderstand</c> has made the method. If it is still not understood, that is an error.</summary>
    /// <exception cref="MessageNotUnderstoodException">The receiver still does not understand it.</exception>
    public Value Retry() => Receiver.SendKnown(Selector, Arguments);
}
